package bpflab.verifier.rules;

import bpflab.hook.Sec;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Refusals without a word in the log: only an error number, as {@code bpf(2)} or libbpf put it. {@code {hook}} is
 * filled in.
 *
 * @param words found in the reason
 */
public record ErrnoRule(Pattern words, Predicate<Sec> when, String what, String why, String fix) {
    private static final Predicate<Sec> ANY = section -> true;

    private static final List<ErrnoRule> TABLE = List.of(
            new ErrnoRule(Pattern.compile("EPERM|[Oo]peration not permitted"), Sec::needsTrampolines,
                    "could not be loaded: this kernel does not allow {hook} programs",
                    "the kernel answered EPERM without a word. Some kernels are locked down so that {hook} programs "
                            + "are switched off even for root; "
                            + "what libbpf says of ulimit -l does not help there",
                    "watch the same event with a tracepoint (SEC(\"tracepoint/…\") or SEC(\"tp_btf/…\")), or take a "
                            + "kernel that allows it: bpflab vm"),
            new ErrnoRule(Pattern.compile("EPERM|EACCES|[Oo]peration not permitted|[Pp]ermission denied"), ANY,
                    "could not be loaded: the right to do so is missing",
                    "loading programs needs root, or the capabilities CAP_BPF with CAP_NET_ADMIN (packets) or "
                            + "CAP_PERFMON (tracing); "
                            + "a locked-down kernel takes some of it even from root",
                    ":doctor   # tells what is missing; sudo bpflab has all rights"),
            new ErrnoRule(Pattern.compile("extern|ksym|kfunc"), ANY,
                    "uses something of the kernel that this kernel does not have in this form",
                    "a function or variable declared with __ksym was looked up in this kernel's types, and is not "
                            + "there or has other arguments",
                    "declare it as this kernel does: its types are in vmlinux.h"),
            new ErrnoRule(Pattern.compile("ESRCH|ENOENT|[Nn]o such|not found"), ANY,
                    "names something that this kernel does not have",
                    "the section \"{section}\" names a function or an event, or the program a type, that is not there "
                            + "on this kernel",
                    "!grep -w NAME /proc/kallsyms   # looks for a function; the events are the folders of "
                            + "/sys/kernel/tracing/events"),
            new ErrnoRule(Pattern.compile("E2BIG|[Tt]oo (?:big|long|large)|PROG2BIG"), ANY,
                    "has too many instructions",
                    "a program may have 1,000,000 instructions, without CAP_BPF 4096",
                    "make it shorter: loops instead of #pragma unroll, functions instead of __always_inline"),
            new ErrnoRule(Pattern.compile("ENOMEM|[Cc]annot allocate"), ANY,
                    "found no room in the kernel's memory",
                    "the program or one of its maps is larger than the memory that is left (or than ulimit -l, before "
                            + "Linux 5.11)",
                    "make max_entries of the maps smaller"),
            new ErrnoRule(Pattern.compile("ENOTSUPP|EOPNOTSUPP|[Nn]ot supported|PROGTYPE"), ANY,
                    "needs something that this kernel was built without",
                    "{hook} programs, or what this one wants to be attached to, are not supported here",
                    ":doctor   # tells which hooks this kernel has; bpflab vm brings one of a distribution, which has "
                            + "them all"),
            new ErrnoRule(Pattern.compile("EINVAL|[Ii]nvalid argument"), ANY,
                    "does not fit this kernel",
                    "the kernel took it for malformed before looking at the first instruction: it may not know {hook} "
                            + "programs of this form, or a flag of them",
                    ":doctor   # tells which hooks this kernel has: does SEC(\"{section}\") say what it should?"));

    private static final ErrnoRule UNKNOWN = new ErrnoRule(Pattern.compile(""), ANY,
            "was refused, and the kernel did not say why", "there is no log, only an error number",
            ":load FILE --log 2   # may give a log");

    /** The rule for a reason, filled in for the hook; one that says that nothing is known when it is in no table. */
    public static ErrnoRule of(String reason, Sec section) {
        return TABLE.stream()
                .filter(rule -> rule.words.matcher(reason).find() && rule.when.test(section))
                .findFirst()
                .orElse(UNKNOWN)
                .filled(section);
    }

    /** Whether the table has words for it. */
    public boolean known() {
        return words != UNKNOWN.words;
    }

    private ErrnoRule filled(Sec section) {
        return new ErrnoRule(words, when, fill(what, section), fill(why, section), fill(fix, section));
    }

    private static String fill(String text, Sec section) {
        return text.replace("{hook}", section.words()).replace("{section}", section.text());
    }
}
