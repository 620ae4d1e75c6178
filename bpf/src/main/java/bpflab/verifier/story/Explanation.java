package bpflab.verifier.story;

import bpflab.ast.SourceTrees;
import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.SavedLog;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.rules.ErrnoRule;
import java.util.List;
import java.util.Optional;

/**
 * Why the kernel refused a program.
 *
 * @param what the refusal in one plain sentence, beginning with a verb: "reads packet bytes that may not be there"
 * @param why what led there in this program
 * @param remedy C code or words that mend it, and where they go
 * @param says the kernel's own words, one or two lines
 * @param at the C line that was refused, if line information names it
 * @param notes source lines that matter, each with a remark beside it, in the order of the file (the refused line among
 *     them)
 * @param kind the class of the refusal, as {@code packet-unchecked}; {@link #UNKNOWN} for a message that is not in the
 *     tables
 */
public record Explanation(
        String what, String why, Fix remedy, String says, Optional<Note> at, List<Note> notes, String kind) {
    /** The kind of what is explained by the kernel's words alone. */
    public static final String UNKNOWN = "unknown";

    public Explanation {
        notes = List.copyOf(notes);
    }

    /** C code or words that mend it. */
    public String fix() {
        return remedy.text();
    }

    /** The same, with other words about what to do. */
    public Explanation advising(String words) {
        return new Explanation(what, why, Fix.words(words), says, at, notes, kind);
    }

    /**
     * A source line with a remark.
     *
     * @param file as the compiler was given it; only its last name where only the log tells; empty when unknown
     * @param line from 1; 0 when unknown
     * @param text the line
     * @param caretFrom where the expression begins in the text, from 0
     * @param caretTo where it ends; both 0 for no caret
     * @param remark what to say beside it
     */
    public record Note(String file, int line, String text, int caretFrom, int caretTo, String remark) {}

    /**
     * Explains a log that ends in a refusal. Always answers: an unknown message is explained as what the kernel said.
     */
    public static Explanation of(VerifierLog log, ProgramSpec program) {
        return of(log, "", program);
    }

    /** Explains a refusal by its log or, where the log says nothing, by the reason that came with the error number. */
    static Explanation of(VerifierLog log, String reason, ProgramSpec program) {
        return of(log, reason, program, SourceTrees.NONE);
    }

    /** The same, with clang's tree of the source where there is one: fixes then fit the function. */
    public static Explanation of(VerifierLog log, String reason, ProgramSpec program, SourceTrees sources) {
        RejectionContext context = new RejectionContext(log, program, sources);
        return context.message().isEmpty()
                ? of(reason, ErrnoRule.of(reason, context.section()))
                : Explainer.explain(context);
    }

    /** Explains a log that was saved, as far as it tells what it is about. */
    public static Explanation of(SavedLog saved) {
        return of(saved.log(), saved.reason(),
                new ProgramSpec(saved.program(), saved.section(), new byte[0], List.of(), List.of(), List.of()));
    }

    private static Explanation of(String reason, ErrnoRule rule) {
        return new Explanation(rule.what(), rule.why(), Fix.words(rule.fix()), reason, Optional.empty(), List.of(),
                rule.known() ? "errno" : UNKNOWN);
    }
}
