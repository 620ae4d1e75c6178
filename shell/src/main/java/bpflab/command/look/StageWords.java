package bpflab.command.look;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What other tools, and people, call the stages of a program, and what bpftool puts before a program's name. */
final class StageWords {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("asm", "jited"), Map.entry("assembly", "jited"), Map.entry("machine", "jited"),
            Map.entry("native", "jited"), Map.entry("x86", "jited"), Map.entry("arm64", "jited"),
            Map.entry("jit", "jited"),
            Map.entry("bytecode", "xlated"), Map.entry("insns", "xlated"), Map.entry("instructions", "xlated"),
            Map.entry("bpf", "xlated"), Map.entry("prog", "xlated"), Map.entry("program", "xlated"),
            Map.entry("code", "xlated"), Map.entry("translated", "xlated"), Map.entry("verified", "xlated"),
            Map.entry("source", "elf"), Map.entry("compiled", "elf"), Map.entry("object", "elf"),
            Map.entry("obj", "elf"), Map.entry("file", "elf"), Map.entry("sections", "elf"),
            Map.entry("stages", "all"), Map.entry("everything", "all"), Map.entry("both", "all"),
            Map.entry("graph", "cfg"), Map.entry("flow", "cfg"), Map.entry("visual", "cfg"), Map.entry("dot", "cfg"),
            Map.entry("compare", "diff"), Map.entry("maps", "map"), Map.entry("entries", "map"));
    private static final List<String> BEFORE_A_NAME = List.of("id", "name", "tag", "pinned", "prog", "program");

    private StageWords() {}

    /** The stage that a word means. */
    static Optional<String> stage(String word) {
        return Optional.ofNullable(MEANT.get(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether a word only says that a name or a number follows. */
    static boolean isBeforeName(String word) {
        return BEFORE_A_NAME.contains(word);
    }

    /** The line that a word of bpftool's behind a program's name asks for. */
    static Optional<String> line(String stage, String name, String word) {
        return switch (word) {
            case "linum" -> Optional.of(":dump " + stage + " " + name + " --lines");
            case "visual" -> Optional.of(":dump cfg " + name + " --dot");
            default -> Optional.empty();
        };
    }
}
