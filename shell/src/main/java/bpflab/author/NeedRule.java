package bpflab.author;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.lesson.Lesson;
import bpflab.lesson.Need;
import bpflab.lesson.Step;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a lesson's commands cannot do without stands in its needs. */
final class NeedRule implements Rule {
    private static final Pattern ATTACH = Pattern.compile("^:attach\\s+\\S+\\s+([a-z][a-z-]*)");
    private static final Pattern TRAFFIC = Pattern.compile("(ping|tcp|udp|http)\\b.*");

    /** Tools that not every system has, and that bpflab's own set-up may have left out. */
    private static final Set<String> TOOLS = Set.of(
            "bpftool", "bpftrace", "curl", "ethtool", "file", "gcc", "gdb", "ip6tables", "iptables", "llc",
            "llvm-objdump", "make", "nc", "nft", "objdump", "perf", "python3", "readelf", "strace", "tcpdump", "tshark",
            "xdp-loader");

    /** Words of a command, and what they need. */
    private static final List<Row> ROWS = List.of(
            new Row("^:lab\\b|\\blab0\\b", "lab", Need.Thing.LAB),
            new Row("^:(load|compile)\\s+\\S+\\.c\\b|^!.*\\bclang\\b", "clang", Need.Thing.CLANG),
            new Row("^:trace\\b|/sys/kernel/(debug/)?tracing", "tracefs", Need.Thing.TRACEFS),
            new Row("\\s--pin\\b|/sys/fs/bpf", "bpffs", Need.Thing.BPFFS));

    private record Row(Pattern pattern, String word, Need need) {
        Row(String pattern, String word, Need need) {
            this(Pattern.compile(pattern), word, need);
        }
    }

    /** What is needed, by whom. */
    private record Wanted(int line, String by, String word, Need need) {}

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream().filter(lesson -> areKnown(draft, lesson))
                .flatMap(lesson -> lesson.steps().stream()
                .flatMap(NeedRule::wanted)
                .filter(wanted -> !isMet(lesson, wanted.need()))
                .map(wanted -> draft.at(
                        wanted.line(), wanted.by() + " needs " + wanted.word() + ", which its needs do not say",
                        "needs: …, " + wanted.word())));
    }

    /** A need that is misspelt would be missed at each line that it is for. */
    private static boolean areKnown(Draft draft, Lesson lesson) {
        return Arrays.stream(draft.value("needs").split(",")).filter(word -> !word.isBlank()).count()
                == lesson.needs().size();
    }

    private static Stream<Wanted> wanted(Step step) {
        if (step instanceof Step.Run run) {
            return Stream.of(rows(run), attached(run).stream(), tools(run)).flatMap(all -> all);
        }
        return step instanceof Step.Exercise exercise ? wanted(exercise) : Stream.empty();
    }

    private static Stream<Wanted> rows(Step.Run run) {
        return ROWS.stream()
                .filter(row -> row.pattern().matcher(run.command()).find())
                .map(row -> new Wanted(run.commandLine(), run.command(), row.word(), row.need()));
    }

    private static Optional<Wanted> attached(Step.Run run) {
        Matcher attach = ATTACH.matcher(run.command());
        return attach.find() ? kind(attach.group(1)).map(kind -> attaching(run.commandLine(), run.command(), kind))
                : Optional.empty();
    }

    private static Stream<Wanted> tools(Step.Run run) {
        if (!run.command().startsWith("!")) {
            return Stream.empty();
        }
        return Arrays.stream(run.command().substring(1).split("\\||;|&&|\\$\\("))
                .map(part -> part.strip().replaceFirst("^sudo\\s+", "").split("\\s+", 2)[0])
                .filter(TOOLS::contains)
                .map(tool -> new Wanted(run.commandLine(), run.command(), "tool " + tool, new Need.Tool(tool)));
    }

    private static Stream<Wanted> wanted(Step.Exercise exercise) {
        int line = exercise.checks().get(0).line();
        Stream<Wanted> traffic = exercise.checks().stream()
                .filter(check -> TRAFFIC.matcher(check.text()).matches())
                .limit(1)
                .map(check -> new Wanted(check.line(), check.text(), "lab", Need.Thing.LAB));
        Stream<Wanted> clang = exercise.file().endsWith(".c")
                ? Stream.of(new Wanted(line, exercise.file(), "clang", Need.Thing.CLANG))
                : Stream.empty();
        Stream<Wanted> hook = exercise.hook().map(Hook::kind).stream()
                .map(kind -> attaching(line, "the hook of " + exercise.file(), kind));
        return Stream.of(traffic, clang, hook).flatMap(all -> all);
    }

    private static Wanted attaching(int line, String by, HookKind kind) {
        return new Wanted(line, by, kind.word(), new Need.Attaching(kind));
    }

    private static Optional<HookKind> kind(String word) {
        try {
            return Optional.of(HookKind.of(word));
        } catch (TroubleException unknown) {
            return Optional.empty(); // running the lesson tells
        }
    }

    private static boolean isMet(Lesson lesson, Need need) {
        return lesson.needs().contains(need);
    }
}
