package bpflab.clang;

import bpflab.ast.SourceTrees.OwnTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The structs that a C text and its own headers define, with their members. clang writes into BTF only what something
 * global names, and what a program sends often is only local to a function: so the text is compiled once more, with
 * something global for each.
 *
 * @param words clang's command line up to the file, which goes well
 */
record OwnStructs(List<String> words) {
    /** Before a line that it came from: {@code # 12 "event.h" 1 3}, where 3 is a header of the system's. */
    private static final Pattern MARKER = Pattern.compile("# \\d+ \"([^\"]*)\"([ \\d]*)");
    private static final String BRACES =
            "\\{[^{}]*+(?:\\{[^{}]*+(?:\\{[^{}]*+\\}[^{}]*+)*+\\}[^{}]*+)*+\\}";
    private static final Pattern STRUCT = Pattern.compile(
            "(?<struct>\\bstruct\\s+\\w+)\\s*\\{|\\btypedef\\s+struct\\s*" + BRACES
                    + "\\s*(?:__attribute__\\s*\\(\\([^;]*\\)\\)\\s*)?(?<name>\\w+)\\s*;");

    /** Those that it has; empty when the text is gone, or no longer what was compiled. */
    Optional<OwnTypes> kept() throws InterruptedException {
        List<String> preprocess = new ArrayList<>(words);
        preprocess.set(preprocess.lastIndexOf("-c"), "-E");
        ClangRun run = ClangRun.of(preprocess);
        List<String> names = names(own(new String(run.output(), StandardCharsets.UTF_8)));
        if (run.status() != 0 || names.isEmpty()) {
            return Optional.empty();
        }
        ClangRun compiled = compiled(names);
        return compiled.status() == 0 ? Optional.of(new OwnTypes(compiled.output(), names)) : Optional.empty();
    }

    /** What comes from the text and the headers that its author wrote. */
    private static String own(String preprocessed) {
        StringBuilder own = new StringBuilder();
        boolean others = false;
        for (String line : (Iterable<String>) preprocessed.lines()::iterator) {
            Matcher marker = MARKER.matcher(line);
            if (marker.matches()) {
                others = marker.group(2).contains("3") || marker.group(1).startsWith("/usr/include/")
                        || Path.of(marker.group(1)).endsWith("vmlinux.h");
            } else if (!others) {
                own.append(line).append('\n');
            }
        }
        return own.toString();
    }

    private static List<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher found = STRUCT.matcher(text); found.find();) {
            String struct = found.group("struct");
            names.add(struct == null ? found.group("name") : struct.replaceAll("\\s+", " "));
        }
        return List.copyOf(names);
    }

    private ClangRun compiled(List<String> names) throws InterruptedException {
        int input = words.lastIndexOf("-c") + 1;
        StringBuilder text = new StringBuilder("#include \"").append(Path.of(words.get(input)).toAbsolutePath())
                .append("\"\n");
        for (int i = 0; i < names.size(); i++) {
            text.append("const ").append(names.get(i)).append(" *bpflab_keeps_").append(i).append(";\n");
        }
        try {
            Path file = Files.createTempFile("bpflab-structs", ".c");
            try {
                Files.writeString(file, text);
                List<String> compile = new ArrayList<>(words);
                compile.set(input, file.toString());
                compile.addAll(List.of("-o", "-"));
                return ClangRun.of(compile);
            } finally {
                Files.delete(file);
            }
        } catch (IOException noRoom) {
            return new ClangRun(1, new byte[0], "", Duration.ZERO);
        }
    }
}
