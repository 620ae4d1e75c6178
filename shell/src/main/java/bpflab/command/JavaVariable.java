package bpflab.command;

/**
 * A variable of Java at the prompt.
 *
 * @param name its name; {@code $1} and its like where none was given
 * @param type its type, without packages
 * @param value what it holds, in a line
 */
public record JavaVariable(String name, String type, String value) {}
