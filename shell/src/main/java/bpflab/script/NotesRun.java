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
 * reader's files nor progress change. Files that they do not bring are read where the notes are. A line is as in the
 * notes when it ends as it did: well, or with a "no".
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
            String text = text(name, file);
            List<Piece> pieces = read(name, text);
            try (Scratch scratch = Scratch.make(); Session session = sessions.in(course, scratch.folder())) {
                session.bench().folder().lookIn(file.getParent());
                Answer answer = new Replay(session, scratch, name, NotesReader.isLikeLesson(text))
                        .play(pieces);
                printer.answered("", asked, answer);
                return answer.trouble().map(trouble -> trouble.kind().status()).orElse(0);
            }
        } catch (TroubleException met) {
            printer.failed(asked, met.trouble());
            return met.trouble().kind().status();
        }
    }

    private static String text(String name, Path file) {
        try {
            return PlainFile.text(file);
        } catch (IOException cause) {
            throw Trouble.usage("cannot run " + name, FileErrors.reason(cause), "!ls -l " + name).toException(cause);
        }
    }

    private static List<Piece> read(String name, String text) {
        List<Piece> pieces = NotesReader.read(text);
        if (pieces.stream().anyMatch(Piece.Typed.class::isInstance)) {
            return pieces;
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
        private final boolean likeLesson;
        private Optional<Trouble> first = Optional.empty();
        private int lines;

        Replay(Session session, Scratch scratch, String name, boolean likeLesson) {
            this.likeLesson = likeLesson;
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
                    .orElseGet(() -> Answer.of(asInNotes(), data));
        }

        /** Who writes what a lesson expects is told that here nothing was compared with it. */
        private View asInNotes() {
            Line all = Line.of(
                    new Span(name + "   ", Role.NAME),
                    Span.of(Units.count(lines, "line", "lines") + " as in the notes"));
            return !likeLesson ? View.of(all) : View.of(all,
                    Line.of("what they show was not compared: a lesson, NN-name/lesson.md, has that done", Role.MUTED),
                    Line.of("bpflab author new NAME   # makes one", Role.MUTED));
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
