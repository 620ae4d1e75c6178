package bpflab.linux.attach;

/** What became of an interface while a program was attached to it. */
final class Moved {
    private Moved() {}

    /** @param now its name; empty when it is none of this network namespace */
    static String words(String before, String now) {
        return now.equals(before) ? "" : now.isEmpty() ? "in another network namespace" : "now " + now;
    }
}
