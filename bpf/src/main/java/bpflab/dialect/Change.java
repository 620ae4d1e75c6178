package bpflab.dialect;

/**
 * What was changed, as a person reads it.
 *
 * @param line of the original, from 1
 * @param before what stood there; empty where something was put in
 * @param after what stands there now; empty where it was taken out
 * @param why the reason, a sentence
 */
public record Change(int line, String before, String after, String why) {}
