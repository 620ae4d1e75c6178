package bpflab.check;

/** One of several things that a check sent: a row of its own below the check's. */
public record Case(String sent, String expected, String seen) {}
