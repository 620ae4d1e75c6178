package bpflab.libbpf;

import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What libbpf warned of, as a reason for a person. */
public final class LibbpfWarnings {
    /**
     * {@code bpf_program__record_reloc} and its like in libbpf.c; a variable without a value that clang put into no
     * section ({@code SHN_COMMON}) is told by libbpf itself.
     */
    private static final Pattern RELOCATION = Pattern.compile(
            "^(?!.*0xfff2)(?:prog '(?<program>[^']*)': |(?<section>\\S+) )[^:]*\\breloc?\\b"
                    + "(?:.*? against '(?<to>[^']*)')?");

    /** What {@code __ulong} of libbpf 1.4 makes of a number, read by an older libbpf. */
    private static final Pattern LONG =
            Pattern.compile("map '(?<map>[^']*)': attr '(?<attribute>\\w+)': expected PTR, got enum");

    /** A variable of an arena ({@code ARENA_SEC}), read by a libbpf that knows no arenas. */
    private static final Pattern ARENA =
            Pattern.compile("prog '(?<program>[^']*)': .*against '(?<variable>[^']*)' in section '\\.addr_space\\.1'");

    private LibbpfWarnings() {}

    /** Why a program is not in the kernel: libbpf's last telling warning, else what the error number means. */
    public static String reason(int code, List<String> warnings) {
        String meaning = Errno.of(code).described(code);
        return telling(warnings).map(warning -> warning + ": " + meaning).orElse(meaning);
    }

    /** Why libbpf does not even read an object. */
    public static Trouble ofObject(String file, List<String> warnings, Trouble plain) {
        boolean old = warnings.stream().anyMatch(w -> w.contains("legacy map definitions"));
        if (old) {
            return Trouble.failed(
                    "cannot load " + file,
                    "its maps are defined in the form of before libbpf 1.0: a section \"maps\" with struct bpf_map_def",
                    ":load FILE.c   # its C file loads as it is\n:translate FILE.c   # shows it in today's C");
        }
        Optional<Matcher> arena = warnings.stream().map(ARENA::matcher).filter(Matcher::find).findFirst();
        if (arena.isPresent()) {
            return Trouble.failed("cannot load " + file, arena.get().group("variable") + ", which "
                    + arena.get().group("program") + " uses, is a variable in an arena; libbpf puts them there from "
                    + "1.4 on, and this system's is older",
                    "take memory of the arena by bpf_arena_alloc_pages() and keep a pointer to it in a global "
                            + "variable; else take a newer libbpf");
        }
        Optional<Matcher> number = warnings.stream().map(LONG::matcher).filter(Matcher::find).findFirst();
        if (number.isPresent()) {
            String attribute = number.get().group("attribute");
            return Trouble.failed("cannot load " + file, "map " + number.get().group("map") + " says its " + attribute
                    + " by __ulong, which libbpf reads from 1.4 on, and this system's is older",
                    "write __uint(" + attribute
                            + ", N) where N is below 2^32; else leave it out, or take a newer libbpf");
        }
        return Trouble.failed(
                plain.what().replaceFirst("open .*", "load " + file),
                telling(warnings).map(LibbpfWarnings::plain).orElseGet(() -> wordless(plain.why())),
                ":compile FILE.c   # makes it again");
    }

    /** libbpf's words for a relocation are for those who write libbpf. */
    private static String plain(String warning) {
        Matcher relocation = RELOCATION.matcher(warning);
        if (!relocation.find()) {
            return warning;
        }
        String of = relocation.group("program") == null
                ? "a relocation of " + relocation.group("section")
                : "a relocation of program " + relocation.group("program");
        String name = relocation.group("to");
        String to = name == null || name.isEmpty() ? " leads nowhere" : " leads to " + name
                + " in a way that libbpf does not know";
        return of + to + ": the file is damaged, or a newer clang made it";
    }

    /** libbpf refuses some of what does not fit together by an error number alone. */
    private static String wordless(String why) {
        return why.equals(Errno.EINVAL.described(-Errno.EINVAL.number))
                || why.equals(Errno.ENOENT.described(-Errno.ENOENT.number))
                ? "libbpf says only that its parts do not fit together: the file is damaged, or made for a newer libbpf"
                : why;
    }

    /**
     * The last warning that says more than that something failed; libbpf's advice on {@code ulimit -l} misleads since
     * Linux 5.11.
     */
    private static Optional<String> telling(List<String> warnings) {
        return warnings.stream()
                .filter(w -> !w.startsWith("failed to load object")
                        && !w.startsWith("permission error")
                        && !w.contains("Retrying without BTF"))
                .filter(w -> !w.contains("BPF program load failed") && !w.contains("failed to load:"))
                .reduce((first, second) -> second)
                .map(w -> w.replaceAll(": [A-Z][a-z /]+\\(-\\d+\\)$", "")
                        .replaceAll("[ :]*-\\d+$", "")
                        .replaceAll("\\(-\\d+\\)$", ""));
    }
}
