package bpflab.verifier.story;

import bpflab.btf.LineInfo;
import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.VerifierLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A refused program in files: {@code NAME.c}, its log {@code NAME.log}, its line information {@code NAME.lines} and its
 * explanation {@code NAME.explained}; where the log is empty, {@code NAME.reason}.
 *
 * <p>{@code NAME.lines} has {@code program section slots} on the first line, then {@code slot line column} for each
 * record; the text is the C file's. All but the C file are written by
 * {@code mvn test -Dtest=RefusedProgramsTest -Dgolden.write} on the kernel at hand; {@code git diff} is the review.
 */
record Golden(Path source) {
    static final boolean WRITE = System.getProperty("golden.write") != null;
    private static final int MOST_LOG_CHARS = 32 << 10;

    /** All of a folder of test resources. */
    static Stream<Golden> in(String folder) {
        try {
            Path compiled = Path.of(Golden.class.getResource(folder).toURI());
            Path sources = compiled.resolve("../../../../../../src/test/resources/bpflab/verifier/story")
                    .resolve(folder)
                    .normalize();
            try (Stream<Path> files = Files.list(WRITE ? sources : compiled)) {
                return files.filter(f -> f.toString().endsWith(".c")).sorted().map(Golden::new).toList().stream();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return source.getFileName().toString().replace(".c", "");
    }

    boolean strict() {
        return text(".c").startsWith("/* load: strict */");
    }

    VerifierLog log() {
        return new VerifierLog(text(".log"));
    }

    String explained() {
        return text(".explained");
    }

    /** The program as its object file described it, as far as an explanation needs it. */
    ProgramSpec program() {
        List<String> c = text(".c").lines().toList();
        List<LineInfo> lines = new ArrayList<>();
        List<String> rows = text(".lines").lines().toList();
        for (String row : rows.subList(1, rows.size())) {
            String[] words = row.split(" ");
            int line = Integer.parseInt(words[1]);
            lines.add(new LineInfo(
                    Integer.parseInt(words[0]), name() + ".c", line == 0 ? "" : c.get(line - 1), line,
                            Integer.parseInt(words[2])));
        }
        String[] head = rows.get(0).split(" ");
        return new ProgramSpec(head[0], head[1], new byte[8 * Integer.parseInt(head[2])], List.of(), lines, List.of());
    }

    /** What the kernel gave in place of a log. */
    String reason() {
        return Files.exists(source.resolveSibling(name() + ".reason")) ? text(".reason").strip() : "";
    }

    Explanation explanation() {
        return Explanation.of(log(), reason(), program());
    }

    void write(VerifierLog log, String reason, ProgramSpec program) {
        write(".log", log.text().length() > MOST_LOG_CHARS ? end(log.text()) : log.text());
        StringBuilder lines =
                new StringBuilder(program.name() + " " + program.section() + " " + program.code().length / 8 + "\n");
        program.lines().forEach(line -> lines.append(line.slot() + " " + line.line() + " " + line.column() + "\n"));
        write(".lines", lines.toString());
        if (log.text().isEmpty()) {
            write(".reason", reason + "\n");
        }
        write(".explained", shown(explanation()));
    }

    /** As the kernel does when its buffer is short: the end is kept, cut anywhere. */
    private static String end(String log) {
        return log.substring(log.length() - MOST_LOG_CHARS);
    }

    /** The explanation in the shape in which the shell shows it, more or less. */
    static String shown(Explanation explanation) {
        StringBuilder text =
                new StringBuilder(
                        "kind   " + explanation.kind() + explanation.at().map(at -> ", line " + at.line()).orElse("")
                                + "\n");
        text.append("what   ").append(explanation.what()).append('\n');
        for (Explanation.Note note : explanation.notes()) {
            text.append(String.format("%5d  %s%n", note.line(), note.text()));
            String head = note.text().substring(0, note.caretFrom()).replaceAll("[^\t]", " ");
            text.append("       ")
                    .append(head)
                    .append("^".repeat(note.caretTo() - note.caretFrom()))
                    .append(" ")
                    .append(note.remark())
                    .append('\n');
        }
        return text.append("why    ").append(explanation.why()).append("\nfix    ").append(explanation.fix())
                .append("\nsays   ").append(explanation.says().replace("\n", "\n       ")).append('\n').toString();
    }

    private String text(String ending) {
        try {
            return Files.readString(source.resolveSibling(name() + ending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String ending, String text) {
        try {
            Files.writeString(source.resolveSibling(name() + ending), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
