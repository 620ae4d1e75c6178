package bpflab.bench;

import bpflab.lesson.Lesson;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of the open lesson happened on this bench: a step has a state, which is what the commands before it leave
 * behind. Whoever enters a step by another way than Enter after Enter needs them to have run.
 */
public final class Stage {
    private final Bench bench;
    private String lesson = "";
    private final List<Integer> played = new ArrayList<>();
    private final Set<String> commands = new HashSet<>();
    private Shape shape = Shape.EMPTY;
    private boolean spoilt;

    Stage(Bench bench) {
        this.bench = bench;
    }

    /** What programs and links there were behind the lesson's last command, by id and by place. */
    record Shape(List<Integer> programs, List<String> links) {
        static final Shape EMPTY = new Shape(List.of(), List.of());

        Shape {
            programs = List.copyOf(programs);
            links = List.copyOf(links);
        }

        static Shape of(Bench bench) {
            return new Shape(
                    bench.programs().stream().map(program -> program.info().id()).toList(),
                    bench.links().stream().map(link -> link.program().id() + " " + link.hook()).toList());
        }

        /**
         * Whether all of it is still there and nothing else is attached; programs that were loaded besides do no harm.
         */
        boolean isIn(Shape now) {
            return now.programs().containsAll(programs) && now.links().equals(links);
        }
    }

    /**
     * What has to be done before a step.
     *
     * @param afresh whether the bench is to be cleared first
     * @param steps the places of the commands to run then, in order
     */
    public record Plan(boolean afresh, List<Integer> steps) {
        /** Nothing has to be done. */
        public static final Plan NOTHING = new Plan(false, List.of());

        public Plan {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Told after each line: what was typed and what was answered, as plain lines at 100 columns. Answers a short remark
     * for below the output; empty when there is nothing to say. Where all is as in the lesson, that leads on, and not a
     * hint.
     */
    public Optional<Remark> saw(String line, List<String> output) {
        Optional<Tour> before = bench.course().tour().now();
        Optional<Remark> remark = bench.course().tour().saw(line, output);
        remark.ifPresent(said -> played(before.orElseThrow(), said.difference().isEmpty()));
        if (remark.filter(said -> said.difference().isEmpty()).isPresent()) {
            bench.notices().forgetHints();
        }
        return remark.filter(said -> said.difference().isEmpty() || !bench.course().isOnlyRead());
    }

    /** The lesson's command at that step ran, and answered as there. */
    public void played(Tour at) {
        played(at, true);
    }

    private synchronized void played(Tour at, boolean asInTheLesson) {
        begin(at.lesson().name());
        if (played.isEmpty() || played.get(played.size() - 1) != at.at()) {
            played.add(at.at());
        }
        commands.add(command(at.lesson(), at.at()));
        spoilt |= !asInTheLesson;
        shape = Shape.of(bench);
    }

    /** Something that the lesson needs was changed, which no look at the bench can tell: a file of it. */
    public synchronized void spoil() {
        spoilt = true;
    }

    /**
     * The bench is cleared, and a lesson begins on it. What commands of the last one left in the background ends.
     *
     * @return what was ended
     */
    public synchronized List<String> clear(String name) {
        final List<String> ended = bench.background().end(commands);
        commands.clear();
        lesson = name;
        played.clear();
        shape = Shape.EMPTY;
        spoilt = false;
        return ended;
    }

    /**
     * What a step needs. Nothing is needed any more by text that no command follows.
     *
     * @param acts whether a command changes the bench
     */
    public synchronized Plan before(Tour to, Predicate<String> acts) {
        List<Integer> needed = needed(to, acts);
        Shape now = Shape.of(bench);
        if (!lesson.equals(to.lesson().name())) {
            return new Plan(true, needed);
        }
        if (!played.isEmpty() && !runsFrom(to)) {
            return Plan.NOTHING;
        }
        List<Integer> had = played.stream()
                .filter(place -> isNeededIn(to.lesson(), place, to.at()) && acts.test(command(to.lesson(), place)))
                .toList();
        boolean isStart = had.size() <= needed.size() && needed.subList(0, had.size()).equals(had);
        boolean isWhole = isStart && !spoilt && shape.isIn(now);
        return isWhole ? new Plan(false, needed.subList(had.size(), needed.size())) : new Plan(true, needed);
    }

    private void begin(String name) {
        if (!lesson.equals(name)) {
            clear(name);
        }
    }

    private static List<Integer> needed(Tour to, Predicate<String> acts) {
        List<Integer> needed = new ArrayList<>();
        for (int place = 0; place < to.at(); place++) {
            if (to.lesson().steps().get(place) instanceof Step.Run run && acts.test(run.command())
                    && isNeededIn(to.lesson(), place, to.at())) {
                needed.add(place);
            }
        }
        return needed;
    }

    /** Commands of another optional part leave nothing that is needed. */
    private static boolean isNeededIn(Lesson lesson, int place, int at) {
        Section section = lesson.section(place);
        return !section.isOptional() || section.has(at);
    }

    private static boolean runsFrom(Tour to) {
        return to.lesson().steps().subList(to.at(), to.lesson().steps().size()).stream()
                .anyMatch(Step.Run.class::isInstance)
                && !to.isExercise();
    }

    private static String command(Lesson lesson, int place) {
        return ((Step.Run) lesson.steps().get(place)).command();
    }
}
