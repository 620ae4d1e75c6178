package bpflab.map;

import bpflab.btf.ByteText;
import bpflab.btf.Printer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A map's entries as lines of a file, each as {@link MapEntry#toString}. Where the kernel's bytes are what the
 * type says, they are written without being made to values: ten times as fast.
 */
final class EntryLines implements BpfMap.Raw {
    private static final int FULL = 1 << 20;
    private static final byte[] EQUALS = {' ', '=', ' '};

    private final Printer keys;
    private final Printer values;
    private final OutputStream out;
    private final ByteText text = new ByteText();
    private long count;

    private EntryLines(Printer keys, Printer values, OutputStream out) {
        this.keys = keys;
        this.values = values;
        this.out = out;
    }

    /** Whether its entries are their bytes and types alone: no meaning of the kernel's, no copies, no prefixes. */
    static boolean arePlain(MapInfo info) {
        return info.keyBytes() > 0 && info.valueBytes() > 0
                && (info.type().shape().equals(new MapShape.Keyed(false))
                        || info.type().shape().equals(new MapShape.Indexed(false)));
    }

    /**
     * Writes all.
     *
     * @return how many
     */
    static long write(BpfMap map, Typing keys, Typing values, OutputStream out) throws IOException {
        MapInfo info = map.info();
        EntryLines lines = new EntryLines(keys.isTyped() ? printer(keys) : untyped(info), printer(values), out);
        try {
            map.each(lines);
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
        lines.text.flush(out);
        return lines.count;
    }

    /**
     * Writes all as they are shown.
     *
     * @return how many
     */
    static long write(Iterable<MapEntry> entries, OutputStream out) throws IOException {
        ByteText text = new ByteText();
        long count = 0;
        for (MapEntry entry : entries) {
            text.add(entry.toString()).add('\n').flush(out);
            count++;
        }
        return count;
    }

    private static Printer printer(Typing typing) {
        return typing.isTyped()
                ? Printer.of(typing.btf().orElseThrow(), typing.typeId())
                : (raw, at, text) -> text.hex(raw, at, typing.bytes());
    }

    /** Places are numbers. */
    private static Printer untyped(MapInfo info) {
        return info.type().shape().indexed()
                ? (raw, at, text) -> text.add(Meaning.index(raw, at).toString())
                : (raw, at, text) -> text.hex(raw, at, info.keyBytes());
    }

    @Override
    public void entry(byte[] keyBytes, int keyAt, byte[] valueBytes, int valueAt) {
        keys.print(keyBytes, keyAt, text);
        text.add(EQUALS);
        values.print(valueBytes, valueAt, text);
        text.add('\n');
        count++;
        if (text.length() > FULL) {
            try {
                text.flush(out);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
