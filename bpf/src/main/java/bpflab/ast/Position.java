package bpflab.ast;

/** Where line information points: a line and a column from 1, the column in bytes; a column of 0 is not known. */
public record Position(int line, int column) {}
