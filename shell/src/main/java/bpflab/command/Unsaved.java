package bpflab.command;

/**
 * Marks a command that speaks of the session only, or turns a lesson's pages: {@code :save} leaves it out, and
 * {@code :how} looks past it.
 */
public interface Unsaved extends Looking {}
