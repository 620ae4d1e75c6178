package bpflab.elf;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A program or library of this machine, 64-bit ELF, for what is put into its functions: where they begin in the file,
 * and the probes that its authors left. Nothing is copied but names, since a library may have 100 MB.
 */
public final class Executable {
    private static final int MAGIC = 0x7f454c46;
    private static final int DYNSYM = 11;
    private static final int GNU_FUNCTION = 10;

    private final Path file;
    private final ByteBuffer bytes;
    private final List<Part> parts = new ArrayList<>();

    /** A section: {@code Elf64_Shdr}. */
    record Part(int name, int type, long address, long offset, long size, int link) {}

    private Executable(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads a file's headers.
     *
     * @throws bpflab.trouble.TroubleException it is no such file, or damaged
     */
    public static Executable read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Executable executable = new Executable(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
            executable.header();
            return executable;
        } catch (IOException e) {
            throw Trouble.failed("cannot read " + file, "it cannot be opened: " + e.getMessage(), "!ls -l " + file)
                    .toException(e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException cut) {
            throw damaged(file);
        }
    }

    private static RuntimeException damaged(Path file) {
        return Trouble.failed("cannot read " + file, "it is no 64-bit ELF file, or cut off", "!file " + file)
                .toException();
    }

    private void header() {
        boolean elf = bytes.order(ByteOrder.BIG_ENDIAN).getInt(0) == MAGIC && bytes.get(4) == 2;
        if (!elf) {
            throw new IllegalArgumentException();
        }
        bytes.order(bytes.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long table = bytes.getLong(40);
        int size = bytes.getShort(58) & 0xffff;
        int count = bytes.getShort(60) & 0xffff;
        for (int i = 0; i < count; i++) {
            int at = Math.toIntExact(table + (long) i * size);
            parts.add(new Part(bytes.getInt(at), bytes.getInt(at + 4), bytes.getLong(at + 16), bytes.getLong(at + 24),
                    bytes.getLong(at + 32), bytes.getInt(at + 40)));
        }
    }

    /** Where the functions begin, in bytes from the file's beginning, by their names without version. */
    public Map<String, Long> functions() {
        Map<String, Long> found = new LinkedHashMap<>();
        symbols((offset, bytes, name) -> found.putIfAbsent(name, offset));
        return found;
    }

    /** The same by where they begin, to find what a place of the file is in. */
    public FunctionTable table() {
        FunctionTable table = new FunctionTable();
        symbols(table::add);
        return table;
    }

    /** How long the function is that begins there, in bytes; 0 where none does, or the file does not say. */
    public long bytesAt(long begin) {
        long[] longest = {0};
        symbols((offset, bytes, name) -> longest[0] = offset == begin ? Math.max(longest[0], bytes) : longest[0]);
        return longest[0];
    }

    /** Hears of a function: where it begins in the file and how long it is, in bytes. */
    private interface Listener {
        void function(long offset, long bytes, String name);
    }

    private void symbols(Listener found) {
        try {
            for (Part part : parts) {
                if (part.type == Section.SYMTAB || part.type == DYNSYM) {
                    symbols(part, found);
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException cut) {
            throw damaged(file);
        }
    }

    private void symbols(Part table, Listener found) {
        Part names = parts.get(table.link);
        for (long i = 0; i < table.size / Symbol.BYTES; i++) {
            int at = Math.toIntExact(table.offset + i * Symbol.BYTES);
            int type = bytes.get(at + 4) & 0xf;
            int section = bytes.getShort(at + 6) & 0xffff;
            boolean function = type == Symbol.FUNCTION || type == GNU_FUNCTION;
            if (function && section > 0 && section < parts.size() && parts.get(section).type != Section.NOBITS) {
                Part code = parts.get(section);
                String name = text(Math.toIntExact(names.offset + Integer.toUnsignedLong(bytes.getInt(at))));
                found.function(bytes.getLong(at + 8) - code.address + code.offset, bytes.getLong(at + 16), name);
            }
        }
    }

    /** The probes that its authors left: {@code provider:name}. */
    public Set<String> probeNames() {
        Set<String> names = new TreeSet<>();
        probes().forEach(probe -> names.add(probe.provider() + ":" + probe.name()));
        return names;
    }

    /** The same, a place each; a probe may have several. */
    public List<UsdtProbe> probes() {
        try {
            return new UsdtNotes(this).read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException cut) {
            throw damaged(file);
        }
    }

    /** The section of that name. */
    Optional<Part> part(String name) {
        Part names = parts.get(bytes.getShort(62) & 0xffff);
        return parts.stream().filter(part -> text((int) (names.offset + part.name)).equals(name)).findFirst();
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** Where what the loader puts at an address is in the file. */
    long offsetOf(long address) {
        return parts.stream()
                .filter(part -> part.address != 0 && part.type != Section.NOBITS && address >= part.address
                        && address < part.address + part.size)
                .findFirst()
                .map(part -> address - part.address + part.offset)
                .orElse(address);
    }

    /** Text up to its 0. */
    String text(int at) {
        int end = at;
        while (bytes.get(end) != 0) {
            end++;
        }
        byte[] letters = new byte[end - at];
        bytes.get(at, letters);
        return new String(letters, StandardCharsets.UTF_8);
    }
}
