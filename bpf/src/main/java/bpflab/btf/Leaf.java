package bpflab.btf;

/**
 * A part of a key or value that is no struct itself.
 *
 * @param path its name, behind those of the structs around it: {@code from.port}; empty for all of a plain value
 * @param at where it begins, in bytes
 * @param bytes its size in bytes
 * @param characters whether it is made of single bytes: an array of them, or one
 */
public record Leaf(String path, int at, int bytes, boolean characters) {}
