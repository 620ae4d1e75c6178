package bpflab.obstacle;

import bpflab.insn.Helpers;
import bpflab.trouble.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Functions of the C library that people call from BPF programs, and what does the same there.
 *
 * @param names as they are called; clang makes {@code puts} of {@code printf} and {@code bcmp} of {@code memcmp}
 */
record LibraryCall(Pattern names, String instead) {
    private static final List<LibraryCall> TABLE = List.of(
            of("v?sn?printf",
                    "BPF_SNPRINTF(text, sizeof(text), \"%d\", number) writes into a text, since Linux 5.13; bpf_printk "
                            + "writes to the trace"),
            of("f?printf|v\\w*printf|f?puts|putchar|perror",
                    "bpf_printk(\"...\") writes to the trace, which is shown by :trace"),
            of("strlen|strnlen",
                    "count in a loop with a bound: int n = 0; for (; n < 16; n++) if (!text[n]) break;"),
            of("memcmp|bcmp",
                    "compare byte by byte in a loop with a bound: for (int i = 0; i < 16; i++) if (a[i] != b[i]) "
                            + "break; or, beside a text that is a constant, by bpf_strncmp(a, 16, \"constant\"), since "
                            + "Linux 5.17; clang itself compares 1, 2 or 4 bytes, and other numbers in newer versions"),
            of("memcpy|memset|memmove|bzero|bcopy",
                    "give __builtin_memcpy or __builtin_memset a constant number of bytes, or go byte by byte in a "
                            + "loop with a bound"),
            of("str(?:n?case)?cmp|strncmp", "bpf_strncmp(text, 16, \"constant\") compares texts, since Linux 5.17"),
            of("str(?:n?cpy|n?cat|lcpy|dup|chr|str|tok)",
                    "__builtin_memcpy(to, from, 16) copies a constant number of bytes; a loop with a bound searches"),
            of("ato(?:i|l|ll)|strto\\w+|s?scanf",
                    "bpf_strtol(text, 8, 10, &number) and bpf_strtoul read a number from a text of at most 8 letters, "
                            + "in programs for sysctl; elsewhere go letter by letter: number = number * 10 + text[i] - "
                                    + "'0'"),
            of("malloc|calloc|realloc|free|alloca", "keep the data in a map: a program has no memory to allocate"),
            of("(?:time|gettimeofday|clock_gettime|clock)", "bpf_ktime_get_ns() is the time in nanoseconds"),
            of("s?rand|random", "bpf_get_prandom_u32() is a random number"),
            of("getpid|gettid", "bpf_get_current_pid_tgid() >> 32 is the process"),
            of("f?abs[fl]?|sqrt[fl]?|cbrt[fl]?|pow[fl]?|exp2?[fl]?|log(?:2|10)?[fl]?|sin[fl]?|cos[fl]?|tan[fl]?"
                    + "|floor[fl]?|ceil[fl]?|l?l?round[fl]?|fmod[fl]?",
                    "BPF has no floating point: count in whole numbers of a smaller unit, and leave such arithmetic to "
                            + "what shows them"),
            of("exit|_exit|abort|__assert_fail", "return from the program instead"),
            of("u?sleep|nanosleep", "a program cannot wait: bpf_timer_start() calls it again later"),
            of("open|read|write|close|ioctl|socket|send|recv|fopen|fclose",
                    "a program makes no system calls: give the data to user space by a map or a ring buffer"));

    private static final Pattern BYTE_ORDER = Pattern.compile("(?:__)?(?:bpf_)?(ntohs|ntohl|htons|htonl)");

    /** What that header defines beside the helpers. */
    private static final Pattern OF_HELPERS =
            Pattern.compile("bpf_printk|bpf_vprintk|bpf_tail_call_static|bpf_repeat|barrier(?:_var)?");

    private static LibraryCall of(String names, String instead) {
        return new LibraryCall(Pattern.compile(names), instead);
    }

    /** What to write instead of a call of something that is no BPF function; empty when nothing is like it. */
    static Optional<String> instead(String name) {
        if (BYTE_ORDER.matcher(name).matches()) {
            return Optional.of("#include <bpf/bpf_endian.h> and write bpf_" + name.replaceFirst("^_*(?:bpf_)?", ""));
        }
        if (OF_HELPERS.matcher(name).matches()) {
            return Optional.of("#include <bpf/bpf_helpers.h>   below #include <linux/bpf.h>, at the head of the file");
        }
        return TABLE.stream()
                .filter(row -> row.names.matcher(name).matches())
                .map(LibraryCall::instead)
                .findFirst()
                .or(() -> helper(name).map(helper -> "#include <bpf/bpf_helpers.h> and write " + helper));
    }

    /** Whether the C library has it. */
    static boolean isOne(String name) {
        return TABLE.stream().anyMatch(row -> row.names.matcher(name).matches())
                || BYTE_ORDER.matcher(name).matches();
    }

    private static Optional<String> helper(String name) {
        return Nearest.to(bare(name), Helpers.names().stream().map(LibraryCall::bare).toList())
                .map(nearest -> "bpf_" + nearest);
    }

    private static String bare(String name) {
        return name.startsWith("bpf_") ? name.substring(4) : name;
    }
}
