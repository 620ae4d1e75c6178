package bpflab.clang;

import java.util.Set;

/**
 * What clang read, as far as hints ask for it.
 *
 * @param text the file's own
 * @param included the names of the headers that it asks for, itself or through files beside it: {@code bpf/bpf_core.h}
 */
record Reading(String text, Set<String> included) {
    /** Whether the kernel's types are in it, wherever that header is from. */
    boolean hasVmlinux() {
        return included.stream().anyMatch(name -> name.endsWith("vmlinux.h"));
    }

    /** The text without comments, of which each is a blank. */
    String code() {
        return Includes.COMMENT.matcher(text).replaceAll(" ");
    }
}
