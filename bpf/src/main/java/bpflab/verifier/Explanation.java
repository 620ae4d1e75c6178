package bpflab.verifier;

import bpflab.elf.ProgramSpec;
import java.util.List;
import java.util.Optional;

/**
 * Why the kernel refused a program. STUB of signatures: the verifier helper replaces this file.
 *
 * @param what the refusal in one plain sentence, beginning with a verb: "reads packet bytes that may not be there"
 * @param why what led there in this program
 * @param fix C code or words that mend it
 * @param says the kernel's own words, one or two lines
 * @param at the C line that was refused, if line information names it
 * @param notes source lines that matter, each with a remark beside it, in the order of the file (the refused line among them)
 */
public record Explanation(String what, String why, String fix, String says, Optional<Note> at, List<Note> notes) {
    /** A source line with a remark: {@code caretFrom} and {@code caretTo} mark columns from 0, both 0 for no caret. */
    public record Note(String file, int line, String text, int caretFrom, int caretTo, String remark) {}

    /** Explains a log that ends in a refusal. Always answers: an unknown message is explained as what the kernel said. */
    public static Explanation of(VerifierLog log, ProgramSpec program) {
        throw new UnsupportedOperationException();
    }
}
