package bpflab.command;

import java.util.Set;

/** What a shell's {@code bpflab WORDS} is at the prompt of bpflab. */
final class OwnLine {
    /** Verbs that take the terminal, or the whole machine, for themselves. */
    private static final Set<String> FOR_A_SHELL = Set.of("verify", "vm", "benchmark", "author", "version");

    private OwnLine() {}

    /** The line to type. */
    static String at(String words) {
        String bare = words.strip().replaceAll("^(?:--[a-z-]+\\s*)+", "");
        String[] parts = bare.split("\\s+", 2);
        String verb = parts[0];
        String rest = parts.length < 2 ? "" : " " + parts[1];
        if (verb.isEmpty()) {
            return ":lessons";
        }
        if (verb.equals("-c")) {
            return rest.strip().replaceFirst("^(['\"])([^'\"]*)\\1.*$", "$2");
        }
        if (verb.equals("run")) {
            return (rest.matches(".*[./].*") ? ":source" : ":lesson") + rest;
        }
        if (verb.equals("explain")) {
            return ":verifier" + rest;
        }
        return FOR_A_SHELL.contains(verb) ? ":quit   # it is for a shell" : ":" + verb + rest;
    }
}
