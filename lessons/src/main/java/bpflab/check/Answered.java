package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.kernel.Program;
import bpflab.packet.Packet;
import bpflab.trouble.TroubleException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a program answers to the packets of a check that failed: no reply came, but was it dropped, was the program
 * aborted, or did it send the packet back? By BPF_PROG_TEST_RUN, on such a packet.
 */
record Answered(Program program) {
    private static final String ARP = "arp reply";

    /**
     * The first answer that is not the neutral one, to the answer of ARP or to the packet itself; empty when all are.
     */
    Optional<Case> to(CheckKind<?> check) {
        return check.arriving().stream()
                .flatMap(words -> Stream.of(ARP, words))
                .flatMap(words -> answer(words).stream())
                .findFirst();
    }

    private Optional<Case> answer(String words) {
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
