package bpflab.verifier.story;

import bpflab.insn.Opcode;
import bpflab.verifier.log.BackwardsLog;
import bpflab.verifier.log.LogLine.Path;
import bpflab.verifier.log.LogLine.Step;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.Registers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a register got its value: found by walking the log backwards over copies, over what was saved on the stack, and
 * over calls.
 *
 * @param back how many lines before the log's end
 * @param step the instruction that made the value
 * @param register the register that it made it in
 * @param kind how
 */
record Origin(int back, Step step, int register, Kind kind) {

    /** How a value comes to be. */
    enum Kind {
        /** A helper or kernel function answered it. */
        CALL,
        /** It was read from memory. */
        LOAD,
        /** The instruction names it: a number, a map. */
        CONSTANT,
        /** A call cleared it. */
        CLEARED
    }

    private static final Pattern ASSIGNED = Pattern.compile("[rw](\\d{1,9}) = (?:\\(s\\d+\\))?(.+)");
    private static final Pattern REGISTER = Pattern.compile("[rw](\\d{1,9})");
    private static final Pattern STACK = Pattern.compile("\\*\\([su]\\d+ \\*\\)\\(r10 ([+-]\\d+)\\)");

    /**
     * The origin of what {@code register} held before the line that is {@code back} lines before the end; empty when
     * the log does not reach so far.
     */
    static Optional<Origin> of(BackwardsLog tail, int back, int register) {
        return new Walk(tail, register).from(back + 1);
    }

    private static final class Walk {
        private final BackwardsLog tail;
        private int register;
        /** While the value is on the stack: where, from r10; null while it is in a register. */
        private String slot;
        /** The instruction that took it from there: what is known when nobody is seen to put it there. */
        private Origin fromStack;
        /** While going over a function that left the register alone: how many calls deep. */
        private int inside;
        /** After a change of paths: the instruction where this one began; -1 when on the path. */
        private int branch = -1;

        Walk(BackwardsLog tail, int register) {
            this.tail = tail;
            this.register = register;
        }

        Optional<Origin> from(int first) {
            for (int back = first; tail.has(back); back++) {
                LogLine line = tail.get(back);
                if (line instanceof Path path && branch < 0) {
                    branch = path.from();
                } else if (line instanceof Step step && onPath(step)) {
                    boolean inRegister = slot == null;
                    Optional<Origin.Kind> kind = look(step);
                    if (kind.isPresent()) {
                        return Optional.of(new Origin(back, step, register, kind.get()));
                    }
                    if (inRegister && slot != null) {
                        fromStack = new Origin(back, step, register, Kind.LOAD);
                    }
                }
            }
            return slot == null ? Optional.empty() : Optional.ofNullable(fromStack);
        }

        private boolean onPath(Step step) {
            if (branch >= 0 && step.slot() == branch) {
                branch = -1;
            }
            return branch < 0;
        }

        private Optional<Kind> look(Step step) {
            if (step.opcode() == Opcode.EXIT) {
                return exit();
            }
            if (step.opcode() == Opcode.CALL) {
                return call(step);
            }
            if (inside > 0) {
                return Optional.empty();
            }
            return slot == null ? inRegister(step) : onStack(step);
        }

        /** Backwards, an exit is the way into a function: r0 was made there, the saved registers were not touched. */
        private Optional<Kind> exit() {
            if (inside > 0 || slot != null || register != 0) {
                inside++;
            }
            return Optional.empty();
        }

        private Optional<Kind> call(Step step) {
            boolean ours = step.code().startsWith("call pc");
            if (inside > 0) {
                inside -= ours ? 1 : 0;
                return inside == 0 && ours && slot == null && register >= 1 && register <= 5
                        ? Optional.of(Kind.CLEARED)
                        : Optional.empty();
            }
            if (ours || slot != null || register > 5) {
                return Optional.empty();
            }
            return Optional.of(register == 0 ? Kind.CALL : Kind.CLEARED);
        }

        private Optional<Kind> inRegister(Step step) {
            Matcher assigned = ASSIGNED.matcher(step.code());
            if (!assigned.matches() || Integer.parseInt(assigned.group(1)) != register) {
                return Optional.empty();
            }
            String value = assigned.group(2);
            Matcher copy = REGISTER.matcher(value);
            if (copy.matches()) {
                register = Integer.parseInt(copy.group(1));
                return Optional.empty();
            }
            Matcher saved = STACK.matcher(value);
            if (saved.matches()) {
                slot = saved.group(1);
                return Optional.empty();
            }
            return Optional.of(value.contains("*)(") ? Kind.LOAD : Kind.CONSTANT);
        }

        private Optional<Kind> onStack(Step step) {
            Matcher store = Pattern.compile(STACK.pattern() + " = (.+)").matcher(step.code());
            if (!store.matches() || !store.group(1).equals(slot)) {
                return Optional.empty();
            }
            slot = null;
            Matcher from = REGISTER.matcher(store.group(2));
            if (from.matches()) {
                register = Integer.parseInt(from.group(1));
                return Optional.empty();
            }
            return Optional.of(Kind.CONSTANT);
        }
    }

    /** The register's value after the instruction, as the log tells it. */
    Optional<String> value() {
        return Registers.value(step.state(), register);
    }
}
