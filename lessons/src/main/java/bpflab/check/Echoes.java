package bpflab.check;

import bpflab.lab.UdpResult;
import java.util.Optional;

/** UDP datagrams to an echo server. */
record Echoes(Traffic traffic, Amount replies) implements OfReplies {
    static final CheckWords WORDS = new CheckWords("udp", "udp :5005 x3 -> 3 replies", Echoes::read);

    private static Echoes read(String what, String expected) {
        return new Echoes(Traffic.toPort(what), Amount.of(expected, Unit.REPLY, FORMS));
    }

    @Override
    public String sent() {
        return traffic.words("udp", " :" + traffic.port() + " x" + traffic.times());
    }

    @Override
    public Optional<String> packet(boolean leaving) {
        return Optional.of(traffic.packet(
                leaving, "udp :" + traffic.port(), "udp from :" + traffic.port() + " to :40000"));
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        UdpResult seen =
                context.network().udp(traffic.direction(), traffic.version(), traffic.port(), traffic.times());
        return new Replies(seen.received(), 0);
    }
}
