package bpflab.check;

import bpflab.lab.PingResult;
import java.util.Optional;

/** Echo requests. */
record Pings(Traffic traffic, Amount replies) implements OfReplies {
    static final CheckWords WORDS = new CheckWords("ping", "ping x3 -> 3 replies", Pings::read);

    private static Pings read(String what, String expected) {
        return new Pings(Traffic.toHost(what), Amount.of(expected, Unit.REPLY, FORMS));
    }

    @Override
    public String sent() {
        return traffic.words("icmp", " echo x" + traffic.times());
    }

    @Override
    public Optional<String> packet(boolean leaving) {
        return Optional.of(traffic.packet(leaving, "icmp echo", "icmp reply"));
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        PingResult seen = context.network().ping(traffic.direction(), traffic.version(), traffic.times());
        return new Replies(seen.received(), seen.unreachable());
    }
}
