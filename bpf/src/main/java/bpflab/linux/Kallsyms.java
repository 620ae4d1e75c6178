package bpflab.linux;

import bpflab.kernel.Symbols;
import bpflab.linux.handle.Ids;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * /proc/kallsyms: 120,000 lines as {@code ffffffff81000000 T _text}, read as far as it is needed ({@link SymbolText}).
 * Where many addresses are asked for, a table of them points into it; of several symbols at one address the first is
 * taken. Programs that were loaded since bring symbols of their own: if there are any, an address that is not found, or
 * was a program's, has the file read again.
 */
final class Kallsyms implements Symbols {
    private static final Path FILE = Path.of("/proc/kallsyms");
    private static final int ADDRESS_DIGITS = 16;
    private static final int FEW = 3;
    /** No function is longer: what lies farther behind one is in none. */
    private static final long MOST_BYTES = 1 << 20;

    private final Path file;
    private final IntPredicate programsAfter;
    private final Map<String, Optional<Long>> asked = new HashMap<>();

    /** Of programs that we looked at. */
    private final Map<Long, String> learnt = new HashMap<>();

    private final Map<Long, Optional<String>> near = new HashMap<>();
    private SymbolText text;
    /** Made when more than {@link #FEW} are looked for: making it takes as long as finding as many without. */
    private AddressTable table;
    private int lookups;
    private int lastProgram;

    /** The symbols of this kernel. Who may not see others' programs learns the names of its own. */
    Kallsyms() {
        this(FILE, id -> Rights.current().may(Right.OTHERS) && Ids.PROGRAM.after(id).isPresent());
    }

    /** {@code programsAfter} says whether there is a program with a greater id. */
    Kallsyms(Path file, IntPredicate programsAfter) {
        this.file = file;
        this.programsAfter = programsAfter;
    }

    /** Takes a program's symbol, which spares reading the file again for it. */
    synchronized void learn(long address, String name) {
        if (address != 0) {
            learnt.put(address, name);
        }
    }

    @Override
    public synchronized Optional<String> at(long address) {
        if (address == 0) {
            return Optional.empty();
        }
        if (learnt.containsKey(address)) {
            return Optional.of(learnt.get(address));
        }
        Optional<String> known = inText(address);
        boolean mayBeOld = known.map(name -> name.startsWith("bpf_prog_")).orElse(true);
        if (mayBeOld && programsAfter.test(lastProgram)) {
            forget();
            learnt.clear();
            return inText(address);
        }
        return known;
    }

    private Optional<String> inText(long address) {
        read();
        if (table == null && ++lookups > FEW) {
            table = new AddressTable(text.whole());
        }
        int line = table == null ? text.lineOf(address) : table.line(address);
        return line < 0 ? Optional.empty() : Optional.of(text.name(line));
    }

    @Override
    public synchronized Optional<String> around(long address) {
        if (programsAfter.test(lastProgram)) {
            forget();
        }
        read();
        return near.computeIfAbsent(address, this::nearest);
    }

    /** The last function that begins before an address; one walk over the lines, which are not in order. */
    private Optional<String> nearest(long address) {
        byte[] all = text.whole();
        int best = -1;
        long start = 0;
        for (int line = 0; line + SymbolText.BEFORE_NAME < all.length; line = SymbolText.nextLine(all, line)) {
            boolean function = (all[line + ADDRESS_DIGITS + 1] | ' ') == 't';
            long at = function ? AddressTable.address(all, line) : 0;
            if (at != 0 && Long.compareUnsigned(at, address) <= 0 && Long.compareUnsigned(at, start) > 0) {
                best = line;
                start = at;
            }
        }
        return best < 0 || address - start > MOST_BYTES
                ? Optional.empty()
                : Optional.of(text.name(best) + (address == start ? "" : "+0x" + Long.toHexString(address - start)));
    }

    @Override
    public synchronized Optional<Long> address(String name) {
        read();
        return asked.computeIfAbsent(name, this::search);
    }

    private Optional<Long> search(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        byte[] all = text.whole();
        for (int line = 0; line < all.length; line = SymbolText.nextLine(all, line)) {
            int from = line + SymbolText.BEFORE_NAME;
            int to = from + wanted.length;
            boolean ends = to == all.length || to < all.length && (all[to] == '\n' || all[to] == '\t');
            if (ends && Arrays.equals(all, from, to, wanted, 0, wanted.length)) {
                long address = AddressTable.address(all, line);
                return address == 0 ? Optional.empty() : Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private void forget() {
        if (text != null) {
            text.close();
            text = null;
        }
    }

    private void read() {
        if (text == null) {
            noteLastProgram();
            text = SymbolText.open(file);
            table = null;
            lookups = 0;
            asked.clear();
            near.clear();
        }
    }

    /** Before the file is read: a program that comes between is read twice rather than never. */
    private void noteLastProgram() {
        if (programsAfter.test(lastProgram)) {
            Optional<Integer> next = Ids.PROGRAM.after(lastProgram);
            while (next.isPresent()) {
                lastProgram = next.get();
                next = Ids.PROGRAM.after(lastProgram);
            }
        }
    }
}
