package bpflab.libbpf;

import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;

/** What libbpf warned of, as a reason for a person. */
public final class LibbpfWarnings {
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
        return Trouble.failed(
                plain.what().replaceFirst("open .*", "load " + file),
                telling(warnings).orElse(plain.why()),
                ":compile FILE.c   # makes it again");
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
