package bpflab.elf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code .note.stapsdt}: a note for each place of a probe, with three addresses and three texts. The
 * addresses are right when {@code .stapsdt.base} is where the second says; prelink moves it, and them.
 */
record UsdtNotes(Executable file) {
    private static final int TYPE = 3;
    private static final int HEADER = 12;

    List<UsdtProbe> read() {
        Optional<Executable.Part> notes = file.part(".note.stapsdt");
        long base = file.part(".stapsdt.base").map(Executable.Part::address).orElse(0L);
        List<UsdtProbe> found = new ArrayList<>();
        ByteBuffer bytes = file.bytes();
        long at = notes.map(Executable.Part::offset).orElse(0L);
        long end = at + notes.map(Executable.Part::size).orElse(0L);
        while (at + HEADER < end) {
            int start = Math.toIntExact(at);
            int name = bytes.getInt(start);
            int size = bytes.getInt(start + 4);
            int data = start + HEADER + aligned(name);
            if (name < 0 || size < 0) {
                throw new IllegalArgumentException("a note of no size");
            }
            if (bytes.getInt(start + 8) == TYPE) {
                found.add(probe(bytes, data, base));
            }
            at = (long) data + aligned(size);
        }
        return found;
    }

    private UsdtProbe probe(ByteBuffer bytes, int at, long base) {
        long moved = base == 0 ? 0 : base - bytes.getLong(at + 8);
        long counter = bytes.getLong(at + 16);
        String provider = file.text(at + 24);
        int second = at + 24 + provider.length() + 1;
        String name = file.text(second);
        return new UsdtProbe(provider, name, file.offsetOf(bytes.getLong(at) + moved),
                counter == 0 ? 0 : file.offsetOf(counter + moved), file.text(second + name.length() + 1));
    }

    private static int aligned(int bytes) {
        return (bytes + 3) & ~3;
    }
}
