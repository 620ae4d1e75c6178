package bpflab.verifier;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Refusals without a word in the log: only an error number, as {@code bpf(2)} or libbpf put it. {@code {hook}} is
 * filled in.
 *
 * @param words found in the reason
 */
record ErrnoExplanations(Pattern words, Predicate<Hook> when, String what, String why, String fix) {
    private static final Predicate<Hook> ANY = hook -> true;

    private static final List<ErrnoExplanations> TABLE = List.of(
            new ErrnoExplanations(Pattern.compile("EPERM|[Oo]peration not permitted"), Hook::replacesCode,
                    "could not be loaded: this kernel does not allow {hook} programs",
                    "the kernel answered EPERM without a word. Some kernels are locked down so that {hook} programs "
                            + "are switched off even for root; "
                            + "what libbpf says of ulimit -l does not help there",
                    "watch the same event with a tracepoint (SEC(\"tracepoint/…\") or SEC(\"tp_btf/…\")), or take a "
                            + "kernel that allows it: bpflab vm"),
            new ErrnoExplanations(Pattern.compile("EPERM|EACCES|[Oo]peration not permitted|[Pp]ermission denied"), ANY,
                    "could not be loaded: the right to do so is missing",
                    "loading programs needs root, or the capabilities CAP_BPF with CAP_NET_ADMIN (packets) or "
                            + "CAP_PERFMON (tracing); "
                            + "a locked-down kernel takes some of it even from root",
                    "start bpflab with sudo; :doctor tells what is missing"),
            new ErrnoExplanations(Pattern.compile("extern|ksym|kfunc"), ANY,
                    "uses something of the kernel that this kernel does not have in this form",
                    "a function or variable declared with __ksym was looked up in this kernel's types, and is not "
                            + "there or has other arguments",
                    "declare it as this kernel does: its types are in vmlinux.h"),
            new ErrnoExplanations(Pattern.compile("ESRCH|ENOENT|[Nn]o such|not found"), ANY,
                    "names something that this kernel does not have",
                    "the section \"{section}\" names a function or an event, or the program a type, that is not there "
                            + "on this kernel",
                    "!grep NAME /proc/kallsyms looks for a function; the events are the folders of "
                            + "/sys/kernel/tracing/events"),
            new ErrnoExplanations(Pattern.compile("E2BIG|[Tt]oo (?:big|long|large)|PROG2BIG"), ANY,
                    "has too many instructions",
                    "a program may have 1,000,000 instructions, without CAP_BPF 4096",
                    "make it shorter: loops instead of #pragma unroll, functions instead of __always_inline"),
            new ErrnoExplanations(Pattern.compile("ENOMEM|[Cc]annot allocate"), ANY,
                    "found no room in the kernel's memory",
                    "the program or one of its maps is larger than the memory that is left (or than ulimit -l, before "
                            + "Linux 5.11)",
                    "make max_entries of the maps smaller"),
            new ErrnoExplanations(Pattern.compile("ENOTSUPP|EOPNOTSUPP|[Nn]ot supported|PROGTYPE"), ANY,
                    "needs something that this kernel was built without",
                    "{hook} programs, or what this one wants to be attached to, are not supported here",
                    ":doctor tells which hooks this kernel has; bpflab vm brings one of a distribution, which has "
                            + "them all"),
            new ErrnoExplanations(Pattern.compile("EINVAL|[Ii]nvalid argument"), ANY,
                    "does not fit this kernel",
                    "the kernel took it for malformed before looking at the first instruction: it may not know {hook} "
                            + "programs of this form, or a flag of them",
                    "does SEC(\"{section}\") say what it should? :doctor tells which hooks this kernel has"));

    /** The explanation of a reason; of one that is not in the table, in its own words. */
    static Explanation explain(String reason, Hook hook) {
        for (ErrnoExplanations row : TABLE) {
            if (row.words.matcher(reason).find() && row.when.test(hook)) {
                return new Explanation(
                        fill(row.what, hook), fill(row.why, hook), fill(row.fix, hook), reason, Optional.empty(),
                                List.of(), "errno");
            }
        }
        return new Explanation("was refused, and the kernel did not say why", "there is no log, only an error number",
                ":load it again with --log 2: that may give a log", reason, Optional.empty(), List.of(),
                        Explanation.UNKNOWN);
    }

    private static String fill(String text, Hook hook) {
        return text.replace("{hook}", hook.words()).replace("{section}", hook.section());
    }
}
