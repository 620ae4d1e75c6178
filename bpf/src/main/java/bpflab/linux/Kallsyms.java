package bpflab.linux;

import bpflab.kernel.Symbols;
import bpflab.linux.handle.Ids;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/**
 * /proc/kallsyms: 120,000 lines as {@code ffffffff81000000 T _text}, read once and kept as the bytes they are. A table
 * of addresses points into them; of several symbols at one address the first is taken. Programs that were loaded since
 * bring symbols of their own: if there are any, an address that is not found, or was a program's, has the file read
 * again.
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

    /** Of programs that we looked at: told while another thread may be reading. */
    private final Map<Long, String> learnt = new ConcurrentHashMap<>();

    private final Map<Long, Optional<String>> near = new HashMap<>();
    private byte[] text;
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

    @Override
    public void prepare() {
        Thread reading = new Thread("bpflab-symbols") {
            @Override
            public void run() {
                synchronized (Kallsyms.this) {
                    try {
                        read();
                    } catch (TroubleException toldToWhoAsks) {
                        // Whoever asks reads once more.
                    }
                }
            }
        };
        reading.setDaemon(true);
        reading.start();
    }

    /** Takes a program's symbol, which spares reading the file again for it. */
    void learn(long address, String name) {
        if (address != 0) {
            learnt.put(address, name);
        }
    }

    @Override
    public Optional<String> at(long address) {
        if (address == 0) {
            return Optional.empty();
        }
        String told = learnt.get(address);
        return told == null ? readAt(address) : Optional.of(told);
    }

    private synchronized Optional<String> readAt(long address) {
        Optional<String> known = inText(address);
        boolean mayBeOld = known.map(name -> name.startsWith("bpf_prog_")).orElse(true);
        if (mayBeOld && programsAfter.test(lastProgram)) {
            text = null;
            learnt.clear();
            return inText(address);
        }
        return known;
    }

    private Optional<String> inText(long address) {
        read();
        if (table == null && ++lookups > FEW) {
            table = new AddressTable(text);
        }
        int line = table == null ? lineOf(address) : table.line(address);
        return line < 0 ? Optional.empty() : Optional.of(name(line));
    }

    /** Where the first line of an address begins; -1 when there is none. */
    private int lineOf(long address) {
        for (int line = 0; line + ADDRESS_DIGITS + 2 < text.length; line = nextLine(text, line)) {
            if (AddressTable.address(text, line) == address) {
                return line;
            }
        }
        return -1;
    }

    @Override
    public synchronized Optional<String> around(long address) {
        if (programsAfter.test(lastProgram)) {
            text = null;
        }
        read();
        return near.computeIfAbsent(address, this::nearest);
    }

    /** The last function that begins before an address; one walk over the lines, which are not in order. */
    private Optional<String> nearest(long address) {
        int best = -1;
        long start = 0;
        for (int line = 0; line + ADDRESS_DIGITS + 3 < text.length; line = nextLine(text, line)) {
            boolean function = (text[line + ADDRESS_DIGITS + 1] | ' ') == 't';
            long at = function ? AddressTable.address(text, line) : 0;
            if (at != 0 && Long.compareUnsigned(at, address) <= 0 && Long.compareUnsigned(at, start) > 0) {
                best = line;
                start = at;
            }
        }
        return best < 0 || address - start > MOST_BYTES
                ? Optional.empty()
                : Optional.of(name(best) + (address == start ? "" : "+0x" + Long.toHexString(address - start)));
    }

    @Override
    public synchronized Optional<Long> address(String name) {
        read();
        return asked.computeIfAbsent(name, this::search);
    }

    private Optional<Long> search(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int line = 0; line < text.length; line = nextLine(text, line)) {
            int from = line + ADDRESS_DIGITS + 3;
            int to = from + wanted.length;
            boolean ends = to == text.length || to < text.length && (text[to] == '\n' || text[to] == '\t');
            if (ends && Arrays.equals(text, from, to, wanted, 0, wanted.length)) {
                long address = AddressTable.address(text, line);
                return address == 0 ? Optional.empty() : Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private void read() {
        if (text == null) {
            noteLastProgram();
            text = bytes();
            table = null;
            lookups = 0;
            asked.clear();
            near.clear();
        }
    }

    /** Before the file is read: a program that comes between is read twice rather than never. */
    private void noteLastProgram() {
        while (programsAfter.test(lastProgram)) {
            lastProgram = Ids.PROGRAM.after(lastProgram).orElse(Integer.MAX_VALUE);
        }
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private String name(int line) {
        int from = line + ADDRESS_DIGITS + 3;
        int to = from;
        while (to < text.length && text[to] != '\n' && text[to] != '\t' && text[to] != ' ') {
            to++;
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    static int nextLine(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
