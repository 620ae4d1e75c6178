package bpflab.command.run;

import bpflab.command.NewFile;
import bpflab.packet.PcapWriter;
import bpflab.trouble.TroubleException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A capture file that begins with its first frame: where the line whose packets it is for is not understood, an earlier
 * capture of that name stays what it was.
 */
final class CaptureFile implements AutoCloseable {
    private final Path file;
    private OutputStream out;
    private PcapWriter pcap;

    CaptureFile(Path file) {
        this.file = file;
    }

    /** Begins the file unless it is begun: a capture without frames is one, too. */
    synchronized void begin() throws IOException {
        if (pcap == null) {
            out = new BufferedOutputStream(NewFile.stream(file, ":lab capture /tmp/lab.pcap"));
            pcap = new PcapWriter(out);
        }
    }

    /** Adds a frame, on the thread that takes them: what goes wrong there is an IOException. */
    synchronized void add(Instant at, byte[] frame) throws IOException {
        try {
            begin();
        } catch (TroubleException cannot) {
            throw new IOException(cannot.trouble().why(), cannot);
        }
        pcap.add(at, frame);
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
