package bpflab.packet;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Extension headers of IPv6 as small as they can be: RFC 8200, sections 4.3, 4.4 and 4.6. */
enum Extension {
    HOPOPTS(IpProtocol.HOP_BY_HOP), DSTOPTS(IpProtocol.DESTINATION), ROUTING(IpProtocol.ROUTING);

    static final int BYTES = 8;
    /** The option PadN for the six bytes that are left: RFC 8200, section 4.2. */
    private static final long PADDING = 0x0104_0000_0000L;
    /** A type of routing for experiments, without segments left: RFC 3692, section 2.1. */
    private static final long EXPERIMENT = 0xfd00_0000_0000L;

    private final int number;

    Extension(int number) {
        this.number = number;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int number() {
        return number;
    }

    /** One of that number, which says what stands behind it. */
    static byte[] bytes(int number, int next) {
        long content = number == ROUTING.number ? EXPERIMENT : PADDING;
        return ByteBuffer.allocate(BYTES).putLong((long) next << 56 | content).array();
    }
}
