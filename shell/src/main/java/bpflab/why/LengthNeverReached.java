package bpflab.why;

import bpflab.why.CodeFacts.Length;
import java.util.Optional;

/**
 * It asks for more bytes than its packets have: pointers to structs move by whole structs, so that
 * {@code eth + sizeof(struct ethhdr)} is 14 times 14 bytes further.
 */
final class LengthNeverReached implements Rule {
    /** An echo request or reply of ping(8), as it is sent here: Ethernet, IPv4, ICMP, 56 bytes. */
    private static final int PING_BYTES = 98;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.code().needed()
                .filter(length -> length.bytes() > PING_BYTES && seen.ran())
                .map(LengthNeverReached::cause);
    }

    private static Finding cause(Length length) {
        String place = length.line().place();
        return Finding.cause("its packets are too short",
                place + " asks for " + length.bytes() + " bytes, and a ping has " + PING_BYTES,
                "pointers move by whole structs, not by bytes:", ":edit " + place.replaceFirst(":.*", ""))
                .write("in place of  eth + sizeof(*eth)  write", "(void *)eth + sizeof(*eth)");
    }
}
