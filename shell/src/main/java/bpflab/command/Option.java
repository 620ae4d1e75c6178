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

    /**
     * Whether a typed word is this option. It may have its value in it: {@code --repeat=10}, and with a single dash
     * right behind it: {@code -Ilib}.
     */
    boolean is(String word) {
        return word.equals(name) || !name.startsWith("--") && word.startsWith(name) || hasValue(word);
    }

    private boolean hasValue(String word) {
        return name.startsWith("--") && !value.isEmpty() && word.startsWith(name + "=")
                && word.length() > name.length() + 1;
    }

    /** The value that is in the word itself; empty when it is the next word, or there is none. */
    String attached(String word) {
        return word.substring(name.length() + (hasValue(word) ? 1 : 0));
    }
}
