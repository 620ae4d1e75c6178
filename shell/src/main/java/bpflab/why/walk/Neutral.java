package bpflab.why.walk;

import bpflab.hook.ProgramType;
import bpflab.hook.ReturnValues;
import java.util.Set;

/** Answers that leave things as they are without the program. */
final class Neutral {
    /** TC_ACT_UNSPEC, TC_ACT_OK and TC_ACT_PIPE: the packet goes on, or the next program is asked. */
    private static final Set<Integer> TC = Set.of(-1, 0, 3);

    private Neutral() {}

    /** What a socket filter lets through is no effect that others see. */
    static boolean is(ProgramType type, int answer) {
        ReturnValues values = type.returns();
        return values == ReturnValues.WHOLE || values == ReturnValues.TC && TC.contains(answer)
                || values.neutral().equals(values.nameOf(answer).orElse(String.valueOf(answer)));
    }
}
