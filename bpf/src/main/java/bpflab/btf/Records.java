package bpflab.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Records of one size in a row, of which newer writers may make the size greater than what is known. */
final class Records {
    private Records() {}

    /** Reads one record, which starts at that byte. */
    interface Record<T> {
        T at(ByteBuffer all, int start);
    }

    static <T> List<T> decode(
            byte[] records, int recordSize, int knownBytes, ByteOrder order, Record<T> record) {
        ByteBuffer all = checked(records, recordSize, knownBytes, order);
        List<T> decoded = new ArrayList<>(records.length / recordSize);
        for (int at = 0; at < records.length; at += recordSize) {
            decoded.add(record.at(all, at));
        }
        return Collections.unmodifiableList(decoded);
    }

    /**
     * Whole records, in that order of bytes.
     *
     * @throws bpflab.trouble.TroubleException they are not, or too short
     */
    static ByteBuffer checked(byte[] records, int recordSize, int knownBytes, ByteOrder order) {
        if (recordSize < knownBytes) {
            throw BtfErrors.because("its records have " + recordSize + " bytes, and " + knownBytes + " are needed");
        }
        if (records.length % recordSize != 0) {
            throw BtfErrors.because(records.length + " bytes are not a whole number of records of " + recordSize);
        }
        return ByteBuffer.wrap(records).order(order);
    }
}
