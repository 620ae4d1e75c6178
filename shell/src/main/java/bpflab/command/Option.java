package bpflab.command;

/**
 * An option of a command.
 *
 * @param name with its dashes: {@code --log}
 * @param value what it takes, as help shows it ({@code 0|1|2}); empty for a flag
 * @param text what it does, in a few words
 */
public record Option(String name, String value, String text) {}
