package bpflab.check;

import bpflab.lab.PingResult;
import java.util.Optional;
import java.util.Set;

/** Echo requests. */
record Pings(Traffic traffic, Amount replies) implements CheckKind<Replies> {
    static final CheckWords WORDS = new CheckWords("ping", "ping x3 -> 3 replies", Pings::read);

    private static Pings read(String what, String expected) {
        return new Pings(
                Traffic.toHost(what), Amount.of(expected, Unit.REPLY, "3 replies, at least 1 reply, no replies"));
    }

    @Override
    public String sent() {
        return traffic.words("icmp", " echo x" + traffic.times());
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
        return Optional.of(traffic.packet(leaving, "icmp echo", "icmp reply"));
    }

    @Override
    public Class<Replies> sees() {
        return Replies.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        PingResult seen = context.network().ping(traffic.direction(), traffic.version(), traffic.times());
        return new Replies(seen.received(), seen.unreachable());
    }

    @Override
    public Verdict judge(Replies seen) {
        return verdict(replies.fits(seen.received()), seen.words());
    }
}
