package bpflab.linux;

/** One of the two ways to read the entries of a map. */
interface EntrySource {
    /**
     * The next entries.
     *
     * @throws Unsupported before the first entry: this kind of map cannot be read in this way
     */
    MapEntries.Chunk next();

    /** The kind of map knows no batches. */
    final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsupported() {
            super("no batches", null, false, false);
        }
    }
}
