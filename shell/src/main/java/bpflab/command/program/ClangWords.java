package bpflab.command.program;

import bpflab.bench.Bench;
import bpflab.clang.Compilation;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person adds to clang's command line, and how much of its answer they ask for.
 *
 * @param file the C file, as they named it
 * @param here where they are, so that what lies elsewhere is named in full; empty for where the file is
 * @param typed what they added
 * @param flags the words for clang: folders are looked for where files are
 * @param all whether every message is to be shown
 */
record ClangWords(String file, Optional<Path> here, String typed, List<String> flags, boolean all) {
    static final Option INCLUDE = new Option("-I", "DIR", "a further folder of headers; as often as needed");
    static final Option DEFINE = new Option("-D", "NAME=VALUE", "define a macro, as #define does in the file");

    ClangWords {
        flags = List.copyOf(flags);
    }

    /** Nothing is added. */
    static ClangWords of(String file) {
        return new ClangWords(file, Optional.empty(), "", List.of(), false);
    }

    static ClangWords of(Bench bench, ParsedArguments words) {
        List<String> flags = new ArrayList<>();
        StringBuilder typed = new StringBuilder();
        for (String folder : words.values("-I")) {
            flags.add("-I" + bench.file(folder).normalize());
            typed.append(" -I ").append(Compilation.quoted(folder));
        }
        for (String macro : words.values("-D")) {
            flags.add("-D" + macro);
            typed.append(" -D ").append(Compilation.quoted(macro));
        }
        String last = "";
        for (String word : words.rest()) {
            boolean folder = word.startsWith("-I") && word.length() > 2;
            flags.add(folder ? "-I" + bench.file(word.substring(2)).normalize()
                    : last.equals("-I") ? bench.file(word).normalize().toString() : word);
            last = word;
        }
        if (!words.rest().isEmpty()) {
            typed.append(" -- ")
                    .append(words.rest().stream().map(Compilation::quoted).collect(Collectors.joining(" ")));
        }
        return new ClangWords(
                words.word(0), Optional.of(bench.folder().here()), typed.toString(), flags, words.has("--all"));
    }

    /** The command that shows all of what clang says. */
    String compileAll() {
        return ":compile " + Compilation.quoted(file) + " --all" + typed;
    }
}
