package bpflab.check;

/** Something that must hold of a student's program: what is sent, what is expected, and the verdict on evidence. */
public interface Check {
    /** What is sent or looked at, for a table: {@code tcp :80, 3 connections}. */
    String sent();

    /** What is expected of it: {@code refused}. */
    String expected();

    /** Judges evidence; looks at nothing else. */
    Verdict on(Evidence evidence);
}
