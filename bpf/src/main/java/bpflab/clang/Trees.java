package bpflab.clang;

import bpflab.ast.CFunction;
import bpflab.ast.DumpReader;
import bpflab.ast.Functions;
import bpflab.ast.SourceTrees;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    private final Optional<FileTime> written;
    private Optional<OwnTypes> own;

    Trees(String clang, Compilation compilation) {
        this.clang = clang;
        this.compilation = compilation;
        this.written = written();
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

    @Override
    public synchronized Optional<OwnTypes> ownTypes() {
        if (own == null) {
            try {
                own = written.equals(written()) ? new OwnStructs(words()).kept() : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return own;
    }

    private Optional<FileTime> written() {
        try {
            return Optional.of(Files.getLastModifiedTime(compilation.source()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Only declarations whose names contain the function's are dumped, and nothing is compiled. */
    private List<String> command(String function) {
        List<String> words = words();
        words.addAll(List.of("-fsyntax-only", "-Xclang", "-ast-dump", "-Xclang", "-ast-dump-filter=" + function));
        return words;
    }

    /** The compilation's, without what it wrote, and without warnings. */
    private List<String> words() {
        List<String> compiled = compilation.command();
        List<String> words = new ArrayList<>(List.of(clang));
        words.addAll(compiled.subList(1, compiled.contains("-o") ? compiled.lastIndexOf("-o") : compiled.size()));
        words.addAll(Flags.QUIET);
        words.add("-w");
        return words;
    }
}
