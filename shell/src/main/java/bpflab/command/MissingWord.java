package bpflab.command;

import bpflab.bench.Bench;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.trouble.Trouble;
import java.io.File;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line that ends too early: offered with the word that is likely meant, from what is on this bench. */
record MissingWord(Bench bench, CommandSpec spec) {
    private static final Pattern MISSING = Pattern.compile("(?<name>[A-Z]+) is missing");

    /** Behind it stands the name of what is not there yet. */
    private static final String MAKES_ONE = " create";

    /** The same trouble, with that line in front of its hint, if it was made for such a word. */
    Trouble in(String typed, Trouble trouble) {
        Matcher missing = MISSING.matcher(trouble.why());
        if (!missing.matches() || typed.strip().endsWith(MAKES_ONE)) {
            return trouble;
        }
        return spec.arguments().stream()
                .filter(argument -> argument.name().equals(missing.group("name")))
                .findFirst()
                .flatMap(argument -> likely(argument.kind()))
                .map(word -> new Trouble(trouble.kind(), trouble.what(), trouble.why(),
                        typed.strip() + " " + Quoted.of(word) + "\n" + trouble.hint()))
                .orElse(trouble);
    }

    private Optional<String> likely(Argument.Kind kind) {
        return switch (kind) {
            case PROGRAM -> last(bench.programs().stream().map(Program::name).toList());
            case MAP -> last(bench.maps().stream().map(BpfMap::name).filter(name -> !name.startsWith(".")).toList());
            case FILE -> spec.topic() == CommandSpec.Topic.PROGRAM ? text() : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> last(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    /** The C text of this folder that was changed last. */
    private Optional<String> text() {
        File[] here = bench.folder().here().toFile().listFiles((folder, name) -> name.endsWith(".c"));
        return Stream.ofNullable(here).flatMap(Arrays::stream)
                .max(Comparator.comparingLong(File::lastModified))
                .map(File::getName);
    }
}
