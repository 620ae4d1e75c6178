package bpflab.author;

import bpflab.lesson.Lesson;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What text and hints name between back-ticks is there: commands that can be typed as they stand, C files (one of a
 * single letter stands for any), and what the lesson's files or their solutions call something. Names of the kernel's
 * are not known here.
 */
final class SpokenRule implements Rule {
    private static final Pattern COMMAND = Pattern.compile(":[a-z][a-z-]*(\\s.*)?");
    private static final Pattern FILE = Pattern.compile("(?<![\\w./<-])[a-z][\\w-]+\\.c\\b");
    private static final Pattern ON_A_NAME = Pattern.compile(
            ":(?:attach|run|dump\\s+(?:elf|xlated|jited|all|map)|map\\s+(?:get|set|delete|push|pop))\\s+"
                    + "([a-z_]\\w*)(?![\\w./])");
    private static final Pattern NAME = Pattern.compile("(?<![\\w./-])[a-z_]\\w{4,}(?![\\w-]*[./]\\w)");
    private static final Pattern KERNELS = Pattern.compile("(bpf|xdp|tcx?|sk|skb|__|trace|sched)_.*|__.*");

    private final Function<String, Optional<Trouble>> refused;

    SpokenRule(Function<String, Optional<Trouble>> refused) {
        this.refused = refused;
    }

    @Override
    public Stream<Fault> faults(Draft draft) {
        List<Span> spans = Span.of(draft);
        Stream<Fault> commands = spans.stream().flatMap(span -> command(draft, span));
        return Stream.concat(commands, draft.lesson().stream().flatMap(lesson -> {
            LessonNames names = LessonNames.of(draft, lesson);
            return spans.stream().flatMap(span -> Stream.of(
                            file(draft, lesson, span), operand(draft, names, span), misspelt(draft, names, span))
                    .flatMap(all -> all));
        }));
    }

    /** Three dots stand for words. */
    private Stream<Fault> command(Draft draft, Span span) {
        if (!COMMAND.matcher(span.text()).matches() || span.text().contains("…")) {
            return Stream.empty();
        }
        return refused.apply(span.text()).stream()
                .map(trouble -> draft.at(
                        span.line(), "\"" + span.text() + "\" cannot be typed: " + trouble.why(), trouble.hint()));
    }

    /** Other texts' files may be spoken of; a command takes one of the lesson's. */
    private static Stream<Fault> file(Draft draft, Lesson lesson, Span span) {
        return FILE.matcher(span.text()).results()
                .map(MatchResult::group)
                .filter(name -> !lesson.files().contains(name)
                        && draft.fences().stream().noneMatch(fence -> isIn(fence, name)))
                .filter(name -> COMMAND.matcher(span.text()).matches() || Nearest.to(name, lesson.files()).isPresent())
                .map(name -> draft.at(span.line(), "the text names " + name + ", which the lesson does not have",
                        Nearest.hint(name, lesson.files(), "put it beside lesson.md")));
    }

    private static boolean isIn(Draft.Fenced fence, String name) {
        return fence.lines().stream().anyMatch(line -> !line.startsWith("hint") && line.contains(name));
    }

    private static Stream<Fault> operand(Draft draft, LessonNames names, Span span) {
        Matcher found = ON_A_NAME.matcher(span.text());
        return found.lookingAt() && !names.isKnown(found.group(1))
                ? Stream.of(draft.at(span.line(), unknown(found.group(1)), names.hint(found.group(1))))
                : Stream.empty();
    }

    private static Stream<Fault> misspelt(Draft draft, LessonNames names, Span span) {
        return COMMAND.matcher(span.text()).matches() ? Stream.empty()
                : NAME.matcher(span.text()).results()
                        .map(MatchResult::group)
                        .filter(name -> !names.isKnown(name) && !KERNELS.matcher(name).matches())
                        .filter(name -> names.near(name).isPresent())
                        .map(name -> draft.at(span.line(), unknown(name), names.hint(name)));
    }

    private static String unknown(String name) {
        return "neither the lesson's files nor a solution have a name " + name;
    }
}
