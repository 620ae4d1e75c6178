package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;

/** It runs, and turns back each time at a variable of its own. */
final class VariableGate implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.gate().map(VariableGate::cause);
    }

    private static Finding cause(Gate gate) {
        String name = gate.variable().name();
        Finding found = new Finding(Finding.Mark.CAUSE, "variable " + name + " is " + gate.now(),
                gate.line().place() + " asks for another number, and nothing comes past it", List.of());
        String edit = gate.line().edit();
        if (gate.variable().canBeSet() && gate.other().isPresent()) {
            return found.then("set it:", ":map set " + gate.variable().map() + " " + name + " " + gate.other().get());
        }
        Finding told = found.then(gate.variable().canBeSet() ? "compare with what it is:"
                : "it is a constant of the file: change it there, load and attach again:", edit);
        return gate.other().map(other -> told.write("write", name + " = " + other)).orElse(told);
    }
}
