package bpflab.author;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An exercise is decided by what its program does: something has to reach it. */
final class TrafficRule implements Rule {
    private static final Pattern REACHES =
            Pattern.compile("(ipv6\\s+)?(ping|tcp|udp|http|packet|mix|send|run)\\b.*", Pattern.DOTALL);

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream()
                .flatMap(lesson -> lesson.exercises().stream())
                .flatMap(exercise -> draft.unless(
                        !draft.isWhole()
                                || exercise.checks().stream().anyMatch(each -> REACHES.matcher(each.text()).matches()),
                        exercise.checks().get(0).line(), "no check of " + exercise.file() + " sends anything",
                        "mix -> as the solution; of what packets do not reach, run true -> exit 0"));
    }
}
