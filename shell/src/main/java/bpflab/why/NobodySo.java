package bpflab.why;

import bpflab.machine.Processes.Seen;
import bpflab.why.Evidence.Sent;
import bpflab.why.walk.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** It runs, and waits for a thread of a name or number that none of those has which are there. */
final class NobodySo implements Rule {
    private static final int LONGEST_NAME = 15;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.asked().filter(asked -> asked.event().isEmpty())
                        .map(asked -> asked.there().isEmpty() ? nobody(asked) : others(asked));
    }

    private static Finding others(Asked asked) {
        Seen one = asked.there().get(0);
        return Finding.open("only others come by", asked.line().place() + " waits for " + words(asked) + ": "
                + (asked.there().size() == 1 ? "process " + one.process() + " is that"
                : asked.there().size() + " threads are that, the first of process " + one.process())
                + ", and did nothing there meanwhile");
    }

    private static Finding nobody(Asked asked) {
        String name = asked.wanted().name().toString();
        boolean tooLong = asked.isName() && !asked.wanted().hasPossibleName();
        String said = asked.variable().map(Keys.Variable::says).orElse("");
        Finding found = new Finding(Finding.Mark.CAUSE, "nobody comes by that it waits for", asked.line().place()
                + " asks for " + words(asked) + said + ": "
                        + (tooLong ? "names of threads have at most " + LONGEST_NAME + " characters"
                : "of " + asked.all() + " threads none is that"), List.of());
        if (asked.variable().filter(Keys.Variable::canBeSet).isPresent() && asked.is(Origin.Number.PROCESS)) {
            found = found.then("say which process you mean, as this bpflab's:",
                    ":map set " + asked.variable().get().map() + " " + asked.variable().get().name() + " "
                            + ProcessHandle.current().pid());
        } else if (asked.about().stream().allMatch(NobodySo::isName) && !tooLong && name.matches("[\\w.+-]+")) {
            found = found.then("have one run that is called so:", "!ln -s \"$(command -v ls)\" /tmp/" + name
                    + " && /tmp/" + name + " /tmp/" + name + "; rm /tmp/" + name);
        }
        return found.then((found.cures().isEmpty() ? "" : "or ") + "compare with one that comes by:",
                asked.line().edit());
    }

    private static boolean isName(Origin origin) {
        return origin instanceof Origin.NameBytes || origin instanceof Origin.NameIs;
    }

    /** {@code a thread called curl of user 1000}. */
    private static String words(Asked asked) {
        return "a thread " + String.join(" ", told(asked));
    }

    /** Whose event it is, where that is asked for too: {@code , in a thread of process 12}. */
    static String of(Asked asked) {
        return told(asked).isEmpty() ? "" : ", in " + words(asked);
    }

    private static List<String> told(Asked asked) {
        List<String> words = new ArrayList<>();
        if (asked.isName()) {
            words.add("called " + asked.wanted().name());
        }
        if (asked.is(Origin.Number.PROCESS)) {
            words.add("of process " + asked.wanted().process());
        }
        if (asked.is(Origin.Number.THREAD)) {
            words.add("with the number " + asked.wanted().thread());
        }
        if (asked.is(Origin.Number.USER)) {
            words.add("of user " + asked.wanted().user());
        }
        return words;
    }
}
