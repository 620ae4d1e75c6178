package bpflab.clang;

import bpflab.ast.JsonTree;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * clang's view of texts that are not compiled: their trees, and what headers define. Behind vmlinux.h and a prelude
 * that is precompiled with it a tree has only what the text itself declares, since clang does not dump what it read
 * from there and had no need of: 40 KB where it would be 400 MB.
 */
final class SyntaxRun {
    private final Path clang;
    private final KernelHeader header;
    private final WaitingClang waiting;

    SyntaxRun(Path clang, KernelHeader header, WaitingClang waiting) {
        this.clang = clang;
        this.header = header;
        this.waiting = waiting;
    }

    /** The tree of a text behind a prelude and a further text. */
    Syntax of(
            Path source, String text, String prelude, String between, List<String> flags, String version)
            throws InterruptedException {
        Path folder = header.folder();
        Path behind = header.beside("prelude-" + sum(prelude) + ".h", prelude);
        Optional<Path> precompiled = header.precompiled(clang, version, behind);
        List<String> words = new ArrayList<>(List.of(clang.toString()));
        words.addAll(Flags.TARGET);
        Path parent = source.toAbsolutePath().getParent();
        words.addAll(List.of("-I" + (parent == null ? "." : parent), "-I" + folder));
        words.addAll(Flags.machine());
        words.addAll(Flags.QUIET);
        words.addAll(precompiled.isPresent()
                ? List.of("-include-pch", precompiled.get().toString())
                : List.of("-include", behind.toString()));
        words.addAll(List.of(
                "-ferror-limit=0", "-fsyntax-only", "-Wno-everything", "-Wimplicit-function-declaration",
                "-Xclang", "-ast-dump=json", "-x", "c"));
        words.addAll(chosen(flags));
        return onFile(between, included -> onFile(text, file -> {
            words.addAll(List.of("-include", included.toString(), file.toString()));
            ClangRun run = waiting.run(words);
            return new Syntax(
                    JsonTree.read(new String(run.output(), StandardCharsets.UTF_8), file.toString()),
                    DiagnosticReader.read(run.said(), file.toString()));
        }));
    }

    /** Those that say what is defined and where headers are; they may stand in one word or in two. */
    private static List<String> chosen(List<String> flags) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < flags.size(); i++) {
            String flag = flags.get(i);
            if (flag.matches("-[DUI].*")) {
                chosen.add(flag);
                if (flag.length() == 2 && i + 1 < flags.size()) {
                    chosen.add(flags.get(++i));
                }
            }
        }
        return chosen;
    }

    /** What the preprocessor knows behind these headers; kept until a header or clang is another one. */
    String macros(List<String> headers, String version) throws InterruptedException {
        String key = version + headers + Path.of("/usr/include/linux").toFile().lastModified();
        Path kept = header.folder().resolve("macros-" + sum(key) + ".h");
        try {
            if (!Files.isReadable(kept)) {
                kept = header.beside(kept.getFileName().toString(), read(headers));
            }
            return PlainFile.text(kept);
        } catch (IOException e) {
            throw Trouble.failed("cannot read " + kept, e.getMessage(), "!ls -l " + kept)
                    .toException(e);
        }
    }

    private String read(List<String> headers) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        headers.forEach(one -> text.append("#if __has_include(<").append(one).append(">)\n#include <").append(one)
                .append(">\n#endif\n"));
        return onFile(text.toString(), file -> {
            List<String> words = new ArrayList<>(List.of(clang.toString()));
            words.addAll(Flags.TARGET);
            words.addAll(Flags.machine());
            words.addAll(List.of("-E", "-dM", "-w", "-x", "c", file.toString()));
            return new String(ClangRun.of(words).output(), StandardCharsets.UTF_8);
        });
    }

    private interface Use<R> {
        R of(Path file) throws InterruptedException;
    }

    private static <R> R onFile(String text, Use<R> use) throws InterruptedException {
        Path file = null;
        try {
            file = Files.createTempFile("bpflab-syntax", ".c");
            Files.writeString(file, text);
            return use.of(file);
        } catch (IOException e) {
            throw Trouble.failed(
                    "cannot write a file for clang", e.getMessage(),
                    "!df -h " + System.getProperty("java.io.tmpdir")).toException(e);
        } finally {
            if (file != null) {
                file.toFile().delete();
            }
        }
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
