package bpflab.check;

import bpflab.insn.CallKind;
import bpflab.insn.Decoder;
import bpflab.insn.Helpers;
import bpflab.insn.Instruction;
import bpflab.insn.Placed;
import bpflab.kernel.LoadResult;
import bpflab.trouble.Nearest;
import java.util.List;

/**
 * Whether a program calls a helper on its way, whatever the packet: behind its first read, before it decides anything.
 * Read from its instructions, because such a call changes nothing that traffic could show.
 */
record Calls(String helper) implements CheckKind<Calls.Called> {
    static final CheckWords WORDS =
            new CheckWords("calls", "calls bpf_get_smp_processor_id -> on the way", Calls::read);

    private static final String EXPECTED = "on the way";

    /** Where the call stands. */
    enum Called implements Observation {
        ON_THE_WAY(EXPECTED), BEFORE_A_READ("before anything is read"), BEHIND_A_JUMP("only after a decision"),
        NOWHERE("no such call");

        private final String words;

        Called(String words) {
            this.words = words;
        }
    }

    private static Calls read(String what, String expected) {
        if (!Helpers.names().contains(what)) {
            throw new NotUnderstood(
                    "\"" + what + "\" is no helper", Nearest.hint(what, Helpers.names(), WORDS.example()));
        }
        if (!expected.equals(EXPECTED)) {
            throw new NotUnderstood("\"" + expected + "\" is not where a call is looked for", WORDS.example());
        }
        return new Calls(what);
    }

    @Override
    public String sent() {
        return "calls " + helper;
    }

    @Override
    public String expected() {
        return EXPECTED;
    }

    @Override
    public Class<Called> sees() {
        return Called.class;
    }

    @Override
    public Observation observe(CheckContext context) {
        return context.object().results().stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(LoadResult::spec)
                .filter(spec -> spec.name().equals(context.program().name()))
                .findFirst()
                .map(spec -> place(Decoder.decode(spec.code()).stream().map(Placed::instruction).toList()))
                .orElse(Called.NOWHERE);
    }

    Called place(List<Instruction> code) {
        boolean read = false;
        boolean jumped = false;
        for (Instruction each : code) {
            if (isTheCall(each)) {
                return jumped ? Called.BEHIND_A_JUMP : read ? Called.ON_THE_WAY : Called.BEFORE_A_READ;
            }
            read |= each instanceof Instruction.Load;
            jumped |= each instanceof Instruction.JumpIf || each instanceof Instruction.Jump;
        }
        return Called.NOWHERE;
    }

    private boolean isTheCall(Instruction each) {
        return each instanceof Instruction.Call call && call.kind() == CallKind.HELPER
                && Helpers.name(call.immediate()).filter(helper::equals).isPresent();
    }

    @Override
    public Verdict judge(Called seen) {
        return verdict(seen == Called.ON_THE_WAY, seen.words);
    }
}
