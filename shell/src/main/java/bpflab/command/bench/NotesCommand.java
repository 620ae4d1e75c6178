package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.bench.Provenance;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.NewFile;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Unsaved;
import bpflab.notes.Account;
import bpflab.notes.NotesText;
import bpflab.notes.Piece;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code :notes [FILE]}: the session as Markdown, with what was answered and remarked, which runs again. */
final class NotesCommand implements Unsaved {
    private static final String USUAL = "notes.md";

    /** Notes of this session: they may be written again. */
    private final Set<Path> ours = new HashSet<>();

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.BENCH, "write this session as Markdown that runs again", ":notes",
                        Argument.optional("FILE", Argument.Kind.FILE))
                .with(new Option("--force", "", "write over a file that is there"))
                .like("bpflab run notes.md");
    }

    @Override
    public View details() {
        return View.of(
                Line.of(new Span("# a line like this", Role.COMMAND),
                        Span.of("   typed at the prompt, is a remark of yours in the notes")),
                Line.of("The notes have what was typed and shown, with the files of yours that it was about."));
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        String name = words.at(0).orElse(USUAL);
        List<Piece> pieces = Account.of(bench.history().journal().entries(), Provenance.of(bench.machine()));
        if (pieces.isEmpty()) {
            throw Trouble.failed(
                    "there is nothing to write yet", "nothing was typed in this session",
                            "# a line like this is a remark for the notes").toException();
        }
        Path file = bench.folder().newFile(name);
        if (Files.notExists(file)) {
            ours.add(file); // also when there is no room for all of it
        }
        NewFile.write(
                bench, name, NotesText.of(pieces), words.has("--force") || ours.contains(file),
                ":notes " + name + " --force", ":notes ~/" + USUAL);
        ours.add(file);
        Written written = Written.of(file, pieces);
        return Answer.of(
                View.of(
                        Line.of("wrote   " + Units.count(written.lines(), "line", "lines") + ", "
                                + Units.count(written.remarks(), "remark", "remarks") + " and "
                                + Units.count(written.files(), "file", "files") + " of yours in " + name),
                        Line.of(new Span("!bpflab run " + shown(file), Role.COMMAND), Span.remark("runs it again"))),
                written);
    }

    /** From anywhere. */
    private static String shown(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Path home = Student.here().home();
        return path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
    }

    /** What was written, as data. */
    private record Written(Path file, int lines, int remarks, int files) {
        static Written of(Path file, List<Piece> pieces) {
            return new Written(file, count(pieces, Piece.Typed.class), count(pieces, Piece.Remark.class) - 1,
                    count(pieces, Piece.Given.class)); // one remark is ours: who wrote it
        }

        private static int count(List<Piece> pieces, Class<? extends Piece> kind) {
            return (int) pieces.stream().filter(kind::isInstance).count();
        }
    }
}
