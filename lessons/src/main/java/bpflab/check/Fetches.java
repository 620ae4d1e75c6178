package bpflab.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An HTTP request. */
record Fetches(Traffic traffic, Outcome outcome) implements CheckKind<Connections> {
    static final CheckWords WORDS = new CheckWords("http", "http :8080 -> answered", Fetches::read);

    private static Fetches read(String what, String expected) {
        Traffic traffic = Traffic.toPort(what);
        if (traffic.times() != 1) {
            throw new NotUnderstood("a page is asked for once", WORDS.example());
        }
        return new Fetches(traffic, Outcome.of(expected));
    }

    @Override
    public String sent() {
        return traffic.words("http", " :" + traffic.port());
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
                List.of(context.network()
                        .http(traffic.direction(), traffic.version(), traffic.port(), "/")
                        .reply()));
    }

    @Override
    public Verdict judge(Connections seen) {
        return verdict(outcome.fits(seen.replies()), seen.words());
    }
}
