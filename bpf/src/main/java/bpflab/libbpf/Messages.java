package bpflab.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What libbpf has to say: kept instead of printed, for the errors that its return codes do not explain. libbpf calls
 * back on the thread that called it, so messages are kept thread by thread.
 */
public final class Messages {
    private static final int WARN = 0;
    private static final int KEPT = 20;
    /** The kernel's words on a file's types are among them, a line for each type. */
    private static final int BYTES = 1 << 20;
    /** Of a long one, half from its beginning, which says what it is, half from its end, which says why. */
    private static final int LETTERS = 16 * 1024;

    private static final ThreadLocal<Deque<String>> WARNINGS = ThreadLocal.withInitial(ArrayDeque::new);

    /** A field, not a local: JNA lets go of a callback that nothing refers to, and libbpf would call into nowhere. */
    private static final Libbpf.PrintFunction PRINT = Messages::print;

    private Messages() {}

    /** From now on libbpf prints nothing. */
    static void silence() {
        Libbpf.libbpf_set_print(PRINT);
    }

    /** The warnings of this thread since this was last asked, oldest first, without libbpf's prefix. */
    public static List<String> take() {
        List<String> taken = List.copyOf(WARNINGS.get());
        WARNINGS.get().clear();
        return taken;
    }

    private static int print(int level, Pointer format, Pointer ap) {
        if (level == WARN) {
            keep(formatted(format, ap));
        }
        return 0;
    }

    private static void keep(String message) {
        Deque<String> warnings = WARNINGS.get();
        if (warnings.size() == KEPT) {
            warnings.removeFirst();
        }
        warnings.addLast(message.startsWith("libbpf: ") ? message.substring("libbpf: ".length()) : message);
    }

    static String shortened(String message) {
        int half = LETTERS / 2;
        return message.length() <= LETTERS ? message
                : message.substring(0, half) + "\n…\n" + message.substring(message.length() - half);
    }

    private static String formatted(Pointer format, Pointer ap) {
        try (Memory text = new Memory(BYTES)) {
            Libc.vsnprintf(text, BYTES, format, ap);
            return shortened(text.getString(0, StandardCharsets.UTF_8.name()).strip());
        }
    }
}
