package bpflab.check;

import java.util.List;

/** An HTTP request. */
record Fetches(Traffic traffic, Outcome outcome) implements OfConnections {
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
    public Observation observe(CheckContext context) throws InterruptedException {
        return new Connections(
                List.of(context.network()
                        .http(traffic.direction(), traffic.version(), traffic.port(), "/")
                        .reply()));
    }
}
