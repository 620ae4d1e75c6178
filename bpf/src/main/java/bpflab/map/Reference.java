package bpflab.map;

/** What a map can refer to instead of holding its bytes: a program to jump to, a map in a map. */
public interface Reference {}
