package bpflab.check;

import java.util.Optional;
import java.util.Set;

/** TCP connections, one after the other. */
record Connects(Traffic traffic, Outcome outcome) implements CheckKind<Connections> {
    static final CheckWords WORDS = new CheckWords("tcp", "tcp :80 x3 -> refused", Connects::read);

    private static Connects read(String what, String expected) {
        return new Connects(Traffic.toPort(what), Outcome.of(expected));
    }

    @Override
    public String sent() {
        String times = traffic.times() == 1 ? "" : ", " + traffic.times() + " connections";
        return traffic.words("tcp", " :" + traffic.port() + times);
    }

    @Override
    public String expected() {
        return outcome.word();
    }

    @Override
    public Set<Setup> needs() {
        return Set.of(Setup.LAB, Setup.ATTACHED);
    }

    @Override
    public Optional<String> packet(boolean leaving) {
        return Optional.of(traffic.connection(leaving));
    }

    @Override
    public Class<Connections> sees() {
        return Connections.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        return new Connections(
                context.network()
                        .tcp(traffic.direction(), traffic.version(), traffic.port(), traffic.times())
                        .replies());
    }

    @Override
    public Verdict judge(Connections seen) {
        return verdict(outcome.fits(seen.replies()), seen.words());
    }
}
