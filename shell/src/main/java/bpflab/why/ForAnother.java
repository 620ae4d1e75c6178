package bpflab.why;

import bpflab.why.Evidence.Sent;
import java.util.Optional;

/**
 * What a person sent has the hardware address of another machine: XDP and tc see it, and the network stack drops it
 * before it comes to programs behind ({@code PACKET_OTHERHOST} in ip_rcv_core).
 */
final class ForAnother implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) ? Optional.empty()
                : seen.traffic().stream().filter(sent -> seen.forAnother() && sent.typed() && sent.runs() == 0)
                .findFirst()
                .map(sent -> Finding.cause("what was sent is for another machine", sent.line()
                        + " has a hardware address that is not this one's: the network stack drops it before it comes "
                        + "to such a program", "send it to this machine:",
                        sent.line().replaceAll(" (?:dmac|--mac) \\S+", "")));
    }
}
