package bpflab.check;

/** What is counted. */
enum Unit {
    REPLY("reply", "replies"),
    ENTRY("entry", "entries"),
    LINE("line", "lines"),
    /** A bare number. */
    NONE("", "");

    private final String one;
    private final String many;

    Unit(String one, String many) {
        this.one = one;
        this.many = many;
    }

    boolean isCalled(String word) {
        return word.equals(one) || word.equals(many);
    }

    /** So many, in words: {@code 1 reply}, {@code 3 replies}. */
    String words(long count) {
        return (count + " " + (count == 1 ? one : many)).strip();
    }
}
