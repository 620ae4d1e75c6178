package bpflab.command.exercise;

import bpflab.bench.WorkingFolder;
import bpflab.command.Quoted;
import bpflab.owner.PlainFile;
import bpflab.progress.Workbook;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lesson's own file, which has the name of the exercise's. Whoever looks for the exercise with an editor of their
 * own may find this one first, and would wonder why nothing that they write counts.
 *
 * @param copies the student's copies
 * @param name of both files
 */
record Namesake(Workbook copies, String name) {
    /** What to say where it seems to have the student's latest work: it is neither as given nor the checked one. */
    Optional<View> remark(byte[] checked, WorkingFolder folder) {
        Path own = copies.file(name);
        Path answer = copies.answer(name);
        try {
            byte[] text = PlainFile.read(own);
            boolean mayBeMeant = !copies.isGiven(name, text) && !Arrays.equals(text, checked)
                    && (copies.isGiven(name, checked) || isNewer(own, answer));
            return Optional.of(said(folder.fromHome(own), folder.fromHome(answer))).filter(said -> mayBeMeant);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean isNewer(Path file, Path than) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0;
    }

    private static View said(String own, String answer) {
        return View.of(
                Line.of("You changed " + own + " as well: it is the lesson's own and is not checked.", Role.WARN),
                Line.of(
                        new Span("!cp " + Quoted.of(own) + " " + Quoted.of(answer), Role.COMMAND),
                        Span.remark("takes what you wrote there")));
    }
}
