package bpflab.obstacle;

import bpflab.libbpf.Errno;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what libbpf and the kernel say before the verifier looks, each with what it means. */
final class Obstacles {
    private static final Pattern NO_TARGET = Pattern.compile("programs must provide btf_id");

    private static final List<Function<LoadReport, Optional<Obstacle>>> TABLE = List.of(
            warned("map '(.+?)': failed to create", (report, found) -> MapObstacle.of(report, found.group(1)).make()),
            warned("prog '(.+?)': BPF program load failed", Obstacles::waits),
            warned("failed to find kernel BTF type ID of '(.+?)'",
                    (report, found) -> Optional.of(new KernelNames(report).target(found.group(1)))),
            warned("extern (?:\\(kcfg\\) '(.+?)'|'(CONFIG_.+?)' \\(strong\\): not resolved)",
                    (report, found) -> Optional.of(
                            new KernelNames(report).option(found.group(1) != null ? found.group(1) : found.group(2)))),
            warned("extern \\(func ksym\\) '(.+?)': (.*)",
                    (report, found) -> Optional.of(new KernelNames(report).function(found.group(1), found.group(2)))),
            warned("extern (?:\\(var ksym\\) |\\(ksym\\) )?'(.+?)'(?: \\(strong\\))?: (.*)",
                    (report, found) -> Optional.of(new KernelNames(report).variable(found.group(1), found.group(2)))),
            warned("failed to find valid kernel BTF|[Ee]rror loading vmlinux BTF", (report, found) -> Optional.of(
                    new Obstacle(ObstacleKind.TYPE_INFORMATION, "needs the kernel's own types, which are not there",
                            "this kernel was built without CONFIG_DEBUG_INFO_BTF: nothing can be looked up in it",
                            "bpflab vm brings a kernel that has them"))),
            logged("failed to resolve CO-RE relocation <(\\w+)> \\[\\d+\\] (.+?)(?= \\(|\\n|$)",
                    (report, found) -> new CoreObstacle(report, found.group(1), found.group(2)).make()),
            logged("kernel function '(.+?)' is not found|kfunc '(.+?)' is referenced but wasn't resolved",
                    (report, found) -> new KernelNames(report).function(
                            found.group(1) != null ? found.group(1) : found.group(2), "not found")),
            logged("ldimm64 failed to find the address for kernel symbol '(.+?)'",
                    (report, found) -> new KernelNames(report).address(found.group(1))),
            logged("map '(.+?)' has to have BTF in order to use (\\w+)",
                    (report, found) -> MapObstacle.of(report, found.group(1)).untyped(found.group(2))),
            warned("Error loading \\.BTF into kernel: .*mandatory", (report, found) -> Optional.of(
                    new Obstacle(ObstacleKind.TYPE_INFORMATION, "comes with types that the kernel does not take",
                            "the kernel looks through a file's types before its programs, and found these malformed; "
                                    + "such a program is not loaded without them",
                            ":compile FILE.c   # makes them again"))),
            report -> report.error() == Errno.EINVAL ? unreadableCore(report) : Optional.empty(),
            report -> report.error() == Errno.EINVAL ? PlainName.obstacle(report) : Optional.empty(),
            warned("failed to prepare load attributes", (report, found) -> new Untargeted(report).obstacle()),
            warned("struct_ops init_kern: struct (\\w+?)(?:___\\w+)? is not found in kernel BTF",
                    (report, found) -> Optional.of(new Operation(report).of(found.group(1)))),
            report -> new Operation(report).obstacle(),
            report -> new Denied(report).obstacle(),
            // A section that is newer than libbpf, which lets it pass without a name.
            report -> report.logged(NO_TARGET).flatMap(found -> new Untargeted(report).obstacle()));

    private Obstacles() {}

    static Optional<Obstacle> of(LoadReport report) {
        return TABLE.stream().flatMap(row -> row.apply(report).stream()).findFirst();
    }

    private static Function<LoadReport, Optional<Obstacle>> warned(
            String words, BiFunction<LoadReport, Matcher, Optional<Obstacle>> meaning) {
        Pattern pattern = Pattern.compile(words);
        return report -> report.warned(pattern)
                .flatMap(found -> meaning.apply(report, found).map(it -> it.saying(line(report, found))));
    }

    private static Function<LoadReport, Optional<Obstacle>> logged(
            String words, BiFunction<LoadReport, Matcher, Obstacle> meaning) {
        Pattern pattern = Pattern.compile(words);
        return report -> report.logged(pattern)
                .map(found -> meaning.apply(report, found).saying(found.group().strip()));
    }

    /** The warning itself, without the error number at its end. */
    private static String line(LoadReport report, Matcher found) {
        return report.warnings().stream()
                .filter(warning -> warning.contains(found.group()))
                .findFirst()
                .map(warning -> warning.replaceFirst("(?s)\\n.*", "").replaceFirst(": -\\d+\\.", ".")
                        .replaceFirst("[(: ]*-\\d+\\)?$", ""))
                .orElse(found.group());
    }

    /** Of a field that is not there libbpf tells more; what is left is what it cannot even read. */
    private static Optional<Obstacle> unreadableCore(LoadReport report) {
        return warned("failed to perform CO-RE relocations", (same, found) -> Optional.of(
                new Obstacle(ObstacleKind.CORE, "has CO-RE relocations that do not fit its types",
                        "what is to be looked up in this kernel's types is named by the file's own types, and libbpf "
                                + "cannot follow that: the file is damaged, or a newer clang made it",
                        ":compile FILE.c   # makes it again"))).apply(report);
    }

    /** libbpf loads all programs that a table of jumps names, so one that is refused keeps the others out. */
    private static Optional<Obstacle> waits(LoadReport report, Matcher found) {
        String other = found.group(1);
        return other.equals(report.program().name()) ? Optional.empty() : Optional.of(new Obstacle(
                ObstacleKind.WAITS, "waits for " + other + ", which was refused",
                "a table of jumps in this file is filled with " + other
                        + ", so the programs that share the table are loaded with it or not at all",
                ":verifier " + other + "   # tells what is wrong with it"));
    }
}
