package bpflab.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Records of one size in a row, of which newer writers may make the size greater than what is known. */
final class Records {
    static final int SLOT_BYTES = 8;

    private Records() {}

    static <T> List<T> decode(
            byte[] records, int recordSize, int knownBytes, ByteOrder order, Function<ByteBuffer, T> record) {
        if (recordSize < knownBytes) {
            throw BtfErrors.because("its records have " + recordSize + " bytes, and " + knownBytes + " are needed");
        }
        if (records.length % recordSize != 0) {
            throw BtfErrors.because(records.length + " bytes are not a whole number of records of " + recordSize);
        }
        ByteBuffer all = ByteBuffer.wrap(records);
        return IntStream.range(0, records.length / recordSize)
                .mapToObj(i -> record.apply(all.slice(i * recordSize, recordSize).order(order)))
                .toList();
    }
}
