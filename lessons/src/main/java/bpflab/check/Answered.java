package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.hook.Tc;
import bpflab.kernel.Program;
import bpflab.packet.Packet;
import bpflab.trouble.TroubleException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program answers to the packets of a check that failed: no reply came, but was it dropped, was the program
 * aborted, or did it send the packet back? By BPF_PROG_TEST_RUN, on such a packet.
 */
record Answered(Subject subject) {
    private static final String EGRESS = "egress";

    /**
     * The first answer that is not the neutral one, to the packet of ARP or to the packet itself; empty when all are. A
     * program that sees what leaves is asked for what leaves.
     */
    Optional<Case> to(CheckKind<?> check) {
        if (check.packet(false).isEmpty()) {
            return Optional.empty();
        }
        boolean leaving = subject.hook() instanceof Tc tc && tc.point().equals(EGRESS);
        return check.packet(leaving).stream()
                .flatMap(words -> Stream.of(leaving ? "arp" : "arp reply", words))
                .flatMap(words -> answer(words).stream())
                .findFirst();
    }

    private Optional<Case> answer(String words) {
        Program program = subject.program();
        ReturnValues returns = program.info().type().returns();
        try {
            int verdict = program.run(Packet.build(words), 1).verdict();
            return returns.nameOf(verdict)
                    .filter(name -> !name.equals(returns.neutral()))
                    .map(name -> new Case("to " + words + " it answers", "", name));
        } catch (TroubleException cannotBeRunSo) {
            return Optional.empty();
        }
    }
}
