package bpflab.why;

import bpflab.why.CodeFacts.Length;
import bpflab.why.Evidence.Sent;
import java.util.List;
import java.util.Optional;

/**
 * It asks for more bytes than its packets have: pointers to structs move by whole structs, so that
 * {@code eth + sizeof(struct ethhdr)} is 14 times 14 bytes further.
 */
final class LengthNeverReached implements Rule {
    /** An echo request or reply of ping(8), as it is sent here: Ethernet, IPv4, ICMP, 56 bytes. */
    private static final int PING_BYTES = 98;

    private static final int UDP_HEADERS = 42;
    /** What goes over the lab's wire in one piece. */
    private static final int MOST = 1514;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.code().needed()
                .filter(length -> length.bytes() > PING_BYTES && seen.ran()
                        && seen.traffic().stream().noneMatch(Sent::acted))
                .map(LengthNeverReached::cause);
    }

    private static Finding cause(Length length) {
        String place = length.line().place();
        Finding found = new Finding(Finding.Mark.CAUSE, "its packets are too short",
                place + " asks for " + length.bytes() + " bytes, and a ping has " + PING_BYTES, List.of());
        if (length.moved()) {
            return found.then("pointers move by whole structs, not by bytes:", length.line().edit())
                    .write("in place of  eth + sizeof(*eth)  write", "(void *)eth + sizeof(*eth)");
        }
        boolean canBe = length.bytes() <= MOST;
        return (canBe ? found.then("have one sent that has as many:",
                ":lab send udp len " + (length.bytes() - UDP_HEADERS)) : found)
                .then((canBe ? "or " : "") + "ask only for what is looked at:", length.line().edit());
    }
}
