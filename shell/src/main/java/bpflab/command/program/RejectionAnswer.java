package bpflab.command.program;

import bpflab.command.Answer;
import bpflab.json.Inline;
import bpflab.kernel.LoadResult;
import bpflab.trouble.Trouble;
import bpflab.verifier.story.Explanation;
import bpflab.view.Line;
import bpflab.view.Rejection;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rejected programs, the same for every command that loads: explained to look at, and as data. */
public final class RejectionAnswer {
    /** How a story begins that is another program's, in the same file. */
    private static final String WAITS = "waits: ";

    private RejectionAnswer() {}

    /**
     * Why programs of a file were rejected, one behind the other; what holds for several (a map that cannot be made)
     * once. The trouble is that of the first.
     *
     * @param rejected at least one
     * @param more a record of what else the data tell
     */
    public static Answer of(Path file, List<LoadResult.Rejected> rejected, Record more) {
        Map<Explanation, List<LoadResult.Rejected>> alike = new LinkedHashMap<>();
        List<LoadResult.Rejected> waiting = new ArrayList<>();
        for (LoadResult.Rejected each : rejected) {
            if (rejected.stream().anyMatch(other -> waitsFor(each, other))) {
                waiting.add(each);
            } else {
                alike.computeIfAbsent(each.explanation(), why -> new ArrayList<>()).add(each);
            }
        }
        List<View> views = new ArrayList<>();
        for (List<LoadResult.Rejected> each : alike.values()) {
            if (!views.isEmpty()) {
                views.add(View.of(Line.EMPTY));
            }
            views.add(view(each.get(0)));
            if (each.size() > 1) {
                views.add(View.of(Line.of("refused for the same reason: "
                        + each.stream().skip(1).map(other -> other.spec().name()).collect(Collectors.joining(", ")))));
            }
        }
        if (!waiting.isEmpty()) {
            views.add(View.of(Line.EMPTY));
            views.add(Rejection.waiting(waiting.stream().map(each -> each.spec().name()).toList(),
                    waiting.get(0).explanation().what().substring(WAITS.length())));
        }
        LoadResult.Rejected first = rejected.get(0);
        Refused data = new Refused(
                RejectionData.of(file, first.explanation()), more, ProgramResult.of(file, rejected));
        return Answer.no(View.stack(views), data, trouble(first));
    }

    /** Whether the story of one is that of another one, which it waits for: it is told once. */
    private static boolean waitsFor(LoadResult.Rejected one, LoadResult.Rejected other) {
        return one.explanation().what().startsWith(WAITS) && !other.explanation().what().startsWith(WAITS)
                && one.explanation().fix().equals(other.explanation().fix())
                && one.explanation().notes().equals(other.explanation().notes());
    }

    /** The story of one rejected program, as it stands below what was typed. */
    public static View view(LoadResult.Rejected rejected) {
        return Rejection.of(
                rejected.spec().name(), rejected.explanation(), (int) rejected.log().text().lines().count());
    }

    /**
     * Why the first was, and what else the command tells; where it does not tell of each program, the rejected ones.
     */
    private record Refused(@Inline RejectionData why, @Inline Record more, List<ProgramResult> results) {}

    private static Trouble trouble(LoadResult.Rejected rejected) {
        return Trouble.failed(
                rejected.spec().name() + " refused", rejected.explanation().what(),
                        ":verifier   # explains\n:verifier --raw   # is the log");
    }
}
