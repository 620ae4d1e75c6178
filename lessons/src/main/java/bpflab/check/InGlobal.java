package bpflab.check;

/** The number in a global variable. */
record InGlobal(String name, Amount amount) implements CheckKind<Count> {
    static final CheckWords WORDS = new CheckWords("global", "global counter -> at least 3", InGlobal::read);

    private static InGlobal read(String what, String expected) {
        if (!what.matches("[A-Za-z_]\\w*")) {
            throw new NotUnderstood("\"" + what + "\" is no variable's name", WORDS.example());
        }
        return new InGlobal(what, Amount.of(expected, Unit.NONE, WORDS.example()));
    }

    @Override
    public String sent() {
        return "global " + name;
    }

    @Override
    public String expected() {
        return amount.words();
    }

    @Override
    public Class<Count> sees() {
        return Count.class;
    }

    @Override
    public Observation observe(CheckContext context) {
        return Numbers.global(context.object().maps(), name);
    }

    @Override
    public Verdict judge(Count seen) {
        return verdict(amount.fits(seen.count()), amount.unit().words(seen.count()));
    }
}
