package bpflab.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A file's bytes, in the order that it says; every part is checked to lie inside before it is handed out. */
final class Image {
    /** Longer than any name a compiler makes; keeps a damaged string table from costing time. */
    private static final int NAME_BYTES = 4096;
    /** {@code EI_DATA}, and its value {@code ELFDATA2MSB}. */
    private static final int ORDER = 5;
    private static final int BIG_ENDIAN = 2;

    private final String name;
    private final byte[] bytes;

    Image(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    long size() {
        return bytes.length;
    }

    /** Whether its numbers and code are for machines that put the greatest byte first. */
    boolean bigEndian() {
        return bigEndian(bytes);
    }

    static boolean bigEndian(byte[] file) {
        return file.length > ORDER && file[ORDER] == BIG_ENDIAN;
    }

    /** Part of the file; {@code what} names it in the trouble when the file ends before it does. */
    ByteBuffer part(String what, long offset, long size) {
        if (offset < 0 || size < 0 || offset > bytes.length || size > bytes.length - offset) {
            throw ElfErrors.cutOff(this, what, offset, size);
        }
        return ByteBuffer.wrap(bytes, (int) offset, (int) size).slice()
                .order(bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** The section's bytes; a NOBITS section has none in the file. */
    ByteBuffer data(Section section) {
        if (section.type() == Section.NOBITS) {
            return ByteBuffer.allocate(0);
        }
        return part("section " + section.name(), section.offset(), section.bytes());
    }

    /** The string that starts at a place of a string table and ends at a 0. */
    String string(ByteBuffer table, int at) {
        if (at < 0 || at >= table.limit()) {
            throw ElfErrors.inconsistent(
                    name, "a name starts at byte " + Integer.toUnsignedString(at) + " of a string table of "
                            + table.limit());
        }
        int end = at;
        while (end < table.limit() && table.get(end) != 0) {
            end++;
            if (end - at > NAME_BYTES) {
                throw ElfErrors.inconsistent(name, "a name is longer than " + NAME_BYTES + " bytes");
            }
        }
        byte[] text = new byte[end - at];
        table.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
