package bpflab.dialect.bcc;

import java.util.Optional;

/**
 * A table of BCC's.
 *
 * @param name its name
 * @param type the map's type as the kernel names it, without BPF_MAP_TYPE_
 * @param key the type of a key; empty when its maps have none
 * @param leaf the type of a value; empty when the kernel has its own, as for file descriptors
 * @param entries how many, as C; empty when the kernel or libbpf decides
 * @param flags as C; empty when there are none
 * @param inner the table that its maps are made like
 * @param limit what hardly anybody expects of it
 */
record Table(
        String name, String type, String key, String leaf, String entries, String flags, Optional<String> inner,
        Optional<String> limit) {
    /** One with keys and values. */
    static Table of(String name, String type, String key, String leaf, String entries) {
        return new Table(name, type, key, leaf, entries, "", Optional.empty(), Optional.empty());
    }

    Table flags(String more) {
        boolean none = more.isEmpty() || more.equals("0");
        return new Table(name, type, key, leaf, entries, none ? "" : more, inner, limit);
    }

    Table inner(String like) {
        return new Table(name, type, key, leaf, entries, flags, Optional.of(like), limit);
    }

    Table limit(String text) {
        return new Table(name, type, key, leaf, entries, flags, inner, Optional.of(text));
    }

    /** Whether a key that is not there is put in by a count: BCC does so for this type only. */
    boolean insertsOnCount() {
        return type.equals("HASH");
    }

    /**
     * Today's C for it, without the semicolon behind.
     *
     * @param tag whether others are made like it
     */
    String text(boolean tag) {
        StringBuilder text = new StringBuilder(tag ? "struct " + name + "_map {\n" : "struct {\n");
        line(text, "__uint(type, BPF_MAP_TYPE_" + type + ")");
        if (!entries.isEmpty()) {
            line(text, "__uint(max_entries, " + entries + ")");
        }
        if (!flags.isEmpty()) {
            line(text, "__uint(map_flags, " + flags + ")");
        }
        boolean typed = !leaf.isEmpty();
        if (!key.isEmpty()) {
            line(text, typed ? "__type(key, " + key + ")" : "__uint(key_size, sizeof(" + key + "))");
        }
        if (inner.isPresent()) {
            line(text, "__array(values, struct " + inner.get() + "_map)");
        } else if (typed || !key.isEmpty()) {
            line(text, typed ? "__type(value, " + leaf + ")" : "__uint(value_size, sizeof(u32))");
        }
        return text.append("} ").append(name).append(" SEC(\".maps\")").toString();
    }

    private static void line(StringBuilder text, String declaration) {
        text.append('\t').append(declaration).append(";\n");
    }

    /** A pointer to a value, as a type before a name: {@code u64 *}. */
    String leafPointer() {
        return leaf.contains("[") ? "typeof(" + leaf + ") *" : leaf + (leaf.endsWith("*") ? "*" : " *");
    }
}
