package bpflab.packet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The records of a capture file, whatever its format. */
interface CaptureRecords {
    /** What libpcap takes as well: MAXIMUM_SNAPLEN. */
    int MOST_BYTES = 262_144;

    /**
     * The next frame, as captured; empty at the end.
     *
     * @throws IOException what is wrong with the file, in words
     */
    Optional<Record> next() throws IOException;

    /** Where the next record begins, in bytes from the file's start. */
    long at();

    /** A frame, and of which link type it is. */
    record Record(int link, PcapReader.Captured frame) {}

    /** Bytes of a frame whose length the file says. */
    static byte[] frame(InputStream in, int bytes) throws IOException {
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new EOFException("it says that it has " + Integer.toUnsignedString(bytes) + " bytes, and "
                    + MOST_BYTES + " are the most");
        }
        byte[] frame = in.readNBytes(bytes);
        if (frame.length < bytes) {
            throw new EOFException("the file ends after " + frame.length + " of its " + bytes + " bytes");
        }
        return frame;
    }
}
