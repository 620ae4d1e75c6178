package bpflab.command;

/**
 * An option of a command.
 *
 * @param name with its dashes: {@code --log}; with one dash when clang has it too: {@code -I}
 * @param value what it takes, as help shows it ({@code 0|1|2}); empty for a flag
 * @param text what it does, in a few words
 */
public record Option(String name, String value, String text) {
    /** Of commands that take a program or map by its name; an id, a tag or a pin's path needs it not. */
    public static final Option EVERYWHERE =
            new Option("--all", "", "look for the name in the whole kernel; ids, tags, paths of pins: always");

    /** Whether a typed word is this option. One of a single dash may have its value right behind it: {@code -Ilib}. */
    boolean is(String word) {
        return word.equals(name) || !name.startsWith("--") && word.startsWith(name);
    }

    /** The value that is in the word itself; empty when it is the next word, or there is none. */
    String attached(String word) {
        return word.substring(name.length());
    }
}
