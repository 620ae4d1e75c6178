package bpflab.check;

/** A number read from a map. */
record Count(long count) implements Observation {}
