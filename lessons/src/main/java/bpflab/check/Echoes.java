package bpflab.check;

import bpflab.lab.UdpResult;
import java.util.Optional;
import java.util.Set;

/** UDP datagrams to an echo server. */
record Echoes(Traffic traffic, Amount replies) implements CheckKind<Replies> {
    static final CheckWords WORDS = new CheckWords("udp", "udp :5005 x3 -> 3 replies", Echoes::read);

    private static Echoes read(String what, String expected) {
        return new Echoes(
                Traffic.toPort(what), Amount.of(expected, Unit.REPLY, "3 replies, at least 1 reply, no replies"));
    }

    @Override
    public String sent() {
        return traffic.words("udp", " :" + traffic.port() + " x" + traffic.times());
    }

    @Override
    public String expected() {
        return replies.words();
    }

    @Override
    public Set<Setup> needs() {
        return Set.of(Setup.LAB, Setup.ATTACHED);
    }

    @Override
    public Optional<String> packet(boolean leaving) {
        return Optional.of(traffic.packet(
                leaving, "udp :" + traffic.port(), "udp from :" + traffic.port() + " to :40000"));
    }

    @Override
    public Class<Replies> sees() {
        return Replies.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        UdpResult seen =
                context.network().udp(traffic.direction(), traffic.version(), traffic.port(), traffic.times());
        return new Replies(seen.received(), 0);
    }

    @Override
    public Verdict judge(Replies seen) {
        return verdict(replies.fits(seen.received()), seen.words());
    }
}
