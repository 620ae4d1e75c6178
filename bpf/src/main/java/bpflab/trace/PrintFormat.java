package bpflab.trace;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The formats that bpf_trace_printk and bpf_trace_vprintk take: {@code bpf_bprintf_prepare} in kernel/bpf/helpers.c
 * (Linux 5.13). Others the kernel answers with -EINVAL, which nobody sees: nothing is printed.
 */
public final class PrintFormat {
    /** What is permitted, as a sentence. */
    public static final String PERMITTED =
            "permitted: %d %i %u %x %X, with l or ll for 64 bits; %c %s %p %pI4 %pI6 %pks %pus; a width (%5d, %08x)";

    private static final Map<Character, String> INSTEAD = Map.of(
            'f', "the kernel has no floats", 'e', "the kernel has no floats", 'g', "the kernel has no floats",
            'h', "%d and %x take short numbers as they are", 'z', "%lu does it", 'j', "%lu does it",
            'o', "%x does it", '.', "there is no precision", '*', "a width is a number in the format",
            '#', "0x%x does it");

    private final byte[] text;
    private final int arguments;
    private int at;
    private int used;

    private PrintFormat(byte[] text, int arguments) {
        this.text = text;
        this.arguments = arguments;
    }

    /**
     * Why the kernel refuses a format; empty when it takes it.
     *
     * @param format the bytes that the program points at, as many as it says
     * @param arguments how many values the call can give: always 3 with bpf_trace_printk
     */
    public static Optional<String> refusal(byte[] format, int arguments) {
        int end = 0;
        while (end < format.length && format[end] != 0) {
            end++;
        }
        if (end == format.length) {
            return Optional.of("its length leaves out the 0 at its end: sizeof(format) counts it");
        }
        byte[] text = new byte[end + 4]; // what is behind the end reads as 0
        System.arraycopy(format, 0, text, 0, end);
        return new PrintFormat(text, arguments).check(end);
    }

    private Optional<String> check(int end) {
        for (at = 0; at < end; at++) {
            // Letters outside of ASCII (bytes below 0 here) some kernels take and older ones do not: nothing is said.
            if (text[at] >= 0 && !isPrintable(text[at]) && !isSpace(text[at])) {
                return Optional.of("it has the control character " + text[at]);
            }
            if (text[at] != '%') {
                continue;
            }
            if (text[at + 1] == '%') {
                at++;
                continue;
            }
            int from = at++;
            if (used >= arguments) {
                return Optional.of(arguments == 0
                        ? "it has a % and the call no value for it; a % itself is %%"
                        : "it asks for more than " + arguments + (arguments == 1 ? " value" : " values")
                                + ", which is what the call gives");
            }
            Optional<String> why = specifier(from);
            if (why.isPresent()) {
                return why;
            }
            used++;
        }
        return Optional.empty();
    }

    /** {@code [0 +-][width]}, then the kind; leaves {@link #at} at its last character. */
    private Optional<String> specifier(int from) {
        while ("0+- ".indexOf(text[at]) >= 0) {
            at++;
        }
        if (text[at] >= '1' && text[at] <= '9') {
            while (text[at] >= '0' && text[at] <= '9') {
                at++;
            }
        }
        if (text[at] == 'p') {
            return pointer(from);
        }
        if (text[at] == 's') {
            return string(from);
        }
        if (text[at] == 'c') {
            return Optional.empty();
        }
        for (int longs = 0; longs < 2 && text[at] == 'l'; longs++) {
            at++;
        }
        return text[at] != 0 && "idux".indexOf(text[at]) >= 0 || text[at] == 'X'
                ? Optional.empty()
                : unknown(from);
    }

    private Optional<String> pointer(int from) {
        if ((text[at + 1] == 'k' || text[at + 1] == 'u') && text[at + 2] == 's') {
            at += 2;
            return string(from);
        }
        if (isEnd(text[at + 1]) || "KxsSB".indexOf(text[at + 1]) >= 0) {
            at += text[at + 1] == 0 ? 0 : 1;
            return Optional.empty();
        }
        boolean address = (text[at + 1] == 'i' || text[at + 1] == 'I') && (text[at + 2] == '4' || text[at + 2] == '6');
        at += address ? 2 : 1;
        return address ? Optional.empty() : unknown(from);
    }

    private Optional<String> string(int from) {
        if (isEnd(text[at + 1])) {
            return Optional.empty();
        }
        at++;
        return Optional.of(spelled(from) + ": behind a text must be a blank, a punctuation mark or the end");
    }

    private Optional<String> unknown(int from) {
        if (text[at] == 0) {
            return Optional.of(spelled(from) + " is not complete; a % itself is %%");
        }
        String instead = INSTEAD.get((char) text[at]);
        return Optional.of("it does not know " + spelled(from) + (instead == null ? "" : ": " + instead));
    }

    private String spelled(int from) {
        int to = text[at] == 0 ? at : at + 1;
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isEnd(byte c) {
        return c == 0 || isSpace(c) || isPrintable(c) && c != ' ' && !Character.isLetterOrDigit(c);
    }

    private static boolean isPrintable(byte c) {
        return c >= ' ' && c < 0x7f;
    }

    /** isspace() in the C locale. */
    private static boolean isSpace(byte c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
