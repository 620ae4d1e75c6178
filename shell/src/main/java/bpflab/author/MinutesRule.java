package bpflab.author;

import bpflab.lesson.Lesson;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The minutes are those of a reader whose English is a second language, as CONTRIBUTING.md counts them. Half as long
 * again is left for code and drawings.
 */
final class MinutesRule implements Rule {
    private static final int MOST = 15;
    private static final double WORDS_A_MINUTE = 130;
    private static final double COMMAND = 6 / 60.0;
    private static final double QUESTION = 10 / 60.0;
    private static final double EXERCISE = 2;
    private static final Pattern FENCE = Pattern.compile("(?ms)^(`{3,}).*?^\\1\\s*$");
    private static final Pattern WORD = Pattern.compile("\\S*\\w\\S*");

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream()
                .filter(lesson -> draft.isWhole() && lesson.minutes() > 0 && lesson.minutes() <= MOST)
                .flatMap(lesson -> judge(draft, lesson));
    }

    private static Stream<Fault> judge(Draft draft, Lesson lesson) {
        double counted = counted(lesson);
        long likely = Math.max(1, Math.round(counted));
        return draft.unless(
                lesson.minutes() >= counted / 1.5 && lesson.minutes() <= counted * 1.5 + 2, draft.lineOf("minutes"),
                "minutes: " + lesson.minutes() + " does not fit its text, commands, questions and exercises: about "
                        + likely,
                "minutes: " + likely);
    }

    private static double counted(Lesson lesson) {
        List<Step> steps = lesson.steps();
        double minutes = 0;
        for (int place = 0; place < steps.size(); place++) {
            Section.Kind kind = lesson.section(place).kind();
            if (kind != Section.Kind.OPTIONAL && kind != Section.Kind.HARDER) {
                minutes += words(steps.get(place)) / WORDS_A_MINUTE + steps.get(place).match(new Work());
            }
        }
        return minutes;
    }

    private static long words(Step step) {
        return WORD.matcher(FENCE.matcher(step.markdown()).replaceAll("")).results().count();
    }

    /** What is to be done at a step besides reading. */
    private static final class Work implements Step.Cases<Double> {
        @Override
        public Double read(Step.Read step) {
            return 0.0;
        }

        @Override
        public Double run(Step.Run step) {
            return COMMAND + (step.prediction().isPresent() ? QUESTION : 0);
        }

        @Override
        public Double exercise(Step.Exercise step) {
            return EXERCISE;
        }

        @Override
        public Double recap(Step.Recap step) {
            return QUESTION * step.questions().size();
        }
    }
}
