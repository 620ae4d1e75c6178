package bpflab.command.program;

import bpflab.verifier.rules.Remedy;
import bpflab.verifier.story.Explanation;
import bpflab.verifier.story.Fix;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A rejection as data.
 *
 * @param file the name of the file with the row, else of the file that was loaded
 * @param row the C line that was rejected
 * @param message the kernel's own words
 * @param fix what to do, in C or in words
 * @param kind the rule that explains it
 * @param what what the program does
 * @param why why that is refused
 * @param place where the fix goes; empty when it is no C
 * @param notes the lines of the story
 */
public record RejectionData(
        Path file, Optional<Integer> row, String message, String fix, String kind, String what, String why,
        Optional<Place> place, List<Remark> notes) {
    /** Where a fix in C goes: columns from 0. */
    public record Place(Remedy.Kind kind, int row, int from, int to, boolean braces, String header) {
        private static Place of(Fix fix) {
            return new Place(fix.kind(), fix.line(), fix.from(), fix.to(), fix.braces(), fix.header());
        }
    }

    /** A line of the story. */
    public record Remark(int row, String text, String remark) {}

    /** Of an explanation of why the programs of a file were rejected. */
    public static RejectionData of(Path file, Explanation explanation) {
        Path named = explanation.at()
                .map(note -> Path.of(note.file()))
                .filter(path -> path.getFileName() != null)
                .orElse(file)
                .getFileName();
        Fix fix = explanation.remedy();
        return new RejectionData(
                named, explanation.at().map(Explanation.Note::line), explanation.says(), explanation.fix(),
                explanation.kind(), explanation.what(), explanation.why(),
                fix.isCode() ? Optional.of(Place.of(fix)) : Optional.empty(),
                explanation.notes().stream().map(n -> new Remark(n.line(), n.text(), n.remark())).toList());
    }
}
