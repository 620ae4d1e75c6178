package bpflab.check;

/** TCP connections, one after the other. */
record Connects(Traffic traffic, Outcome outcome) implements OfConnections {
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
    public Observation observe(CheckContext context) throws InterruptedException {
        return new Connections(
                context.network()
                        .tcp(traffic.direction(), traffic.version(), traffic.port(), traffic.times())
                        .replies());
    }
}
