package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;

/** It runs, and turns back each time at a number of its own. */
final class VariableGate implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.gate().map(VariableGate::cause);
    }

    private static Finding cause(Gate gate) {
        Finding found = new Finding(Finding.Mark.CAUSE, gate.place().what() + " is " + gate.now(),
                gate.line().place() + " asks for another number, and nothing comes past it", List.of());
        if (gate.place().set().isPresent() && gate.other().isPresent()) {
            return found.then("set it:", gate.place().set().get() + " " + gate.other().get());
        }
        Finding told = found.then(gate.place().constant()
                ? "it is a constant of the file: change it there, load and attach again:"
                : "compare with what it is:", gate.line().edit());
        return gate.other().filter(other -> gate.place().constant())
                .map(other -> told.write("write", gate.place().name() + " = " + other)).orElse(told);
    }
}
