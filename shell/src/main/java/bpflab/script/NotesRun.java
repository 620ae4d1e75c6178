package bpflab.script;

import bpflab.command.Answer;
import bpflab.lesson.Course;
import bpflab.notes.NotesReader;
import bpflab.notes.Piece;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import bpflab.view.terminal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a session's notes again, as the prompt ran its lines, at a fresh bench with files of its own: neither the
 * reader's files nor progress change. A line is as in the notes when it ends as it did: well, or with a "no".
 */
public final class NotesRun {
    private final LessonRuns.Sessions sessions;
    private final Printer printer;
    private final boolean keepGoing;

    /** @param keepGoing whether it goes on behind a line that did not end as in the notes */
    public NotesRun(LessonRuns.Sessions sessions, Printer printer, boolean keepGoing) {
        this.sessions = sessions;
        this.printer = printer;
        this.keepGoing = keepGoing;
    }

    /**
     * Runs them.
     *
     * @param name the file's, as it was typed
     * @return the exit status: 0, 1 not as in the notes, 2 no notes, 3 this machine cannot
     */
    public int run(Course course, String name, Path file) throws InterruptedException {
        String asked = "run " + name;
        try {
            List<Piece> pieces = read(name, file);
            try (Scratch scratch = Scratch.make(); Session session = sessions.in(course, scratch.folder())) {
                Answer answer = new Replay(session, scratch, name).play(pieces);
                printer.answered("", asked, answer);
                return answer.trouble().map(trouble -> trouble.kind().status()).orElse(0);
            }
        } catch (TroubleException met) {
            printer.failed(asked, met.trouble());
            return met.trouble().kind().status();
        }
    }

    private static List<Piece> read(String name, Path file) {
        try {
            List<Piece> pieces = NotesReader.read(PlainFile.text(file));
            if (pieces.stream().anyMatch(Piece.Typed.class::isInstance)) {
                return pieces;
            }
        } catch (IOException cause) {
            throw Trouble.usage("cannot run " + name, FileErrors.reason(cause), "!ls -l " + name).toException(cause);
        }
        throw Trouble.usage(
                "cannot run " + name, "it has no line to run: notes have fences ```bpflab, and a lesson is a folder "
                        + "NN-name with a file lesson.md in it",
                "bpflab lessons   # lists the lessons by name").toException();
    }

    /** How many lines were run, as data. */
    private record Replayed(String notes, int lines) {}

    /** One run. */
    private final class Replay {
        private final Session session;
        private final Scratch scratch;
        private final String name;
        private Optional<Trouble> first = Optional.empty();
        private int lines;

        Replay(Session session, Scratch scratch, String name) {
            this.session = session;
            this.scratch = scratch;
            this.name = name;
        }

        Answer play(List<Piece> pieces) throws InterruptedException {
            for (Piece piece : pieces) {
                if (first.isPresent() && !keepGoing || printer.isUnread()) {
                    break;
                }
                if (piece instanceof Piece.Given given) {
                    give(given);
                } else if (piece instanceof Piece.Typed typed) {
                    type(typed);
                }
            }
            Replayed data = new Replayed(name, lines);
            return first.map(trouble -> Answer.no(
                    View.of(Line.of(new Span(trouble.what() + ": ", Role.BAD), Span.of(trouble.why()))), data, trouble))
                    .orElseGet(() -> Answer.of(
                            View.of(Line.of(
                                    new Span(name + "   ", Role.NAME),
                                    Span.of(Units.count(lines, "line", "lines") + " as in the notes"))), data));
        }

        /** The student's file of then goes to where the student is, and nowhere else. */
        private void give(Piece.Given given) {
            Path file = session.bench().folder().newFile(given.name()).normalize();
            if (!file.startsWith(scratch.folder())) {
                throw Trouble.usage("cannot run " + name, "its file " + given.name() + " would be written to " + file,
                        "notes bring files for their own folder only").toException();
            }
            scratch.write(file, given.content());
        }

        private void type(Piece.Typed typed) throws InterruptedException {
            Recording recording = new Recording(printer);
            Answer answer = session.interpreter().run(typed.line(), recording);
            recording.keep(answer.view());
            String place = name + ":" + typed.at();
            printer.answered(place, typed.line(), answer);
            session.bench().stage().saw(typed.line(), recording.lines());
            boolean wentWell = typed.kind() == Piece.Typed.Kind.DONE;
            if (answer.ok() == wentWell) {
                lines++;
            } else if (first.isEmpty()) {
                first = Optional.of(new Trouble(
                        answer.trouble().map(Trouble::kind).orElse(Trouble.Kind.FAILED),
                        place + " is not as in the notes",
                        wentWell ? "there it went well" : "there it was answered with a no, here it went well",
                        "mend the line, or bpflab run --keep-going " + name));
            }
        }
    }
}
