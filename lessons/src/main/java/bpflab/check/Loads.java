package bpflab.check;

/** The kernel takes the program. */
record Loads() implements CheckKind<Loads.Loaded> {
    static final CheckWords WORDS = new CheckWords("loads", "loads", Loads::read);

    /** The program is in the kernel. */
    record Loaded(String program) implements Observation {}

    private static Loads read(String what, String expected) {
        if (!what.isEmpty() || !expected.isEmpty()) {
            throw new NotUnderstood("loads stands alone", WORDS.example());
        }
        return new Loads();
    }

    @Override
    public String sent() {
        return "the program";
    }

    @Override
    public String expected() {
        return "loads";
    }

    @Override
    public Class<Loaded> sees() {
        return Loaded.class;
    }

    @Override
    public Observation observe(CheckContext context) {
        return new Loaded(context.program().name());
    }

    @Override
    public Verdict judge(Loaded seen) {
        return new Verdict.Passed("loaded " + seen.program());
    }
}
