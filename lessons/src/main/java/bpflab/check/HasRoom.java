package bpflab.check;

/** For how many entries a map has room, whatever is in it: how many an LRU map keeps differs from kernel to kernel. */
record HasRoom(String map, Amount amount) implements CheckKind<Count> {
    private static final String WORDS = "room for ";

    /** Whether that is what a check of a map expects. */
    static boolean isMeant(String expected) {
        return expected.startsWith(WORDS);
    }

    static HasRoom read(String map, String expected) {
        return new HasRoom(map, Amount.of(
                expected.substring(WORDS.length()), Unit.ENTRY, "map rxcnt -> room for 4 entries"));
    }

    @Override
    public String sent() {
        return "map " + map;
    }

    @Override
    public String expected() {
        return WORDS + amount.words();
    }

    @Override
    public Class<Count> sees() {
        return Count.class;
    }

    @Override
    public Observation observe(CheckContext context) {
        return context.map(map)
                .<Observation>map(there -> new Count(there.info().maxEntries()))
                .orElseGet(() -> InMap.notAmong(context.object().maps()));
    }

    @Override
    public Verdict judge(Count seen) {
        return verdict(amount.fits(seen.count()), WORDS + amount.unit().words(seen.count()));
    }
}
