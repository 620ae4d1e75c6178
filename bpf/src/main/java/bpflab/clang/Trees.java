package bpflab.clang;

import bpflab.ast.CFunction;
import bpflab.ast.DumpReader;
import bpflab.ast.Functions;
import bpflab.ast.SourceTrees;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** clang's trees of single functions, by the command line of a compilation that went well; each is made once. */
final class Trees implements SourceTrees {
    private final String clang;
    private final Compilation compilation;
    private final Map<String, List<CFunction>> known = new HashMap<>();

    Trees(String clang, Compilation compilation) {
        this.clang = clang;
        this.compilation = compilation;
    }

    /** A log names a file by the last part of its path, line information as clang was given it. */
    @Override
    public synchronized Optional<CFunction> function(String file, int line) {
        Path name = compilation.source().getFileName();
        if (name == null || !Path.of(file).endsWith(name)) {
            return Optional.empty();
        }
        try {
            List<String> lines = compilation.rewritten()
                    .map(rewritten -> PresumedLines.of(rewritten.text()))
                    .orElseGet(() -> SourceFile.read(compilation.source()).text().lines().toList());
            return Functions.nameAt(lines, line)
                    .flatMap(function -> Functions.holding(
                            known.computeIfAbsent(function, wanted -> made(wanted, lines)),
                            compilation.source().toString(), line));
        } catch (TroubleException sourceIsGone) {
            return Optional.empty();
        }
    }

    private List<CFunction> made(String function, List<String> lines) {
        try {
            ClangRun run = ClangRun.of(command(function));
            return DumpReader.read(new String(run.output(), StandardCharsets.UTF_8)).stream()
                    .map(tree -> new CFunction(tree, lines))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Only declarations whose names contain the function's are dumped, and nothing is compiled. */
    private List<String> command(String function) {
        List<String> compiled = compilation.command();
        List<String> words = new ArrayList<>(List.of(clang));
        words.addAll(compiled.subList(1, compiled.contains("-o") ? compiled.lastIndexOf("-o") : compiled.size()));
        words.addAll(Flags.QUIET);
        words.addAll(List.of("-w", "-fsyntax-only", "-Xclang", "-ast-dump", "-Xclang", "-ast-dump-filter=" + function));
        return words;
    }
}
