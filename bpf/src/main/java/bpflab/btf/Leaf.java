package bpflab.btf;

/**
 * A part of a key or value that is no struct itself.
 *
 * @param path its name, behind those of the structs around it: {@code from.port}; empty for all of a plain value
 * @param at where it begins, in bytes
 * @param bytes its size in bytes
 * @param characters whether it is made of single bytes: an array of them, or one
 * @param itemBytes of an array of other things the size of one; else as {@code bytes}
 */
public record Leaf(String path, int at, int bytes, boolean characters, int itemBytes) {
    /** A part that is one thing. */
    public Leaf(String path, int at, int bytes, boolean characters) {
        this(path, at, bytes, characters, bytes);
    }
}
