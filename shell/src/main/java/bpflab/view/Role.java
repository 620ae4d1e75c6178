package bpflab.view;

/** What a piece of text is; the terminal decides how that looks. Meaning never hangs on it alone. */
public enum Role {
    /** Plain words. */
    PLAIN,
    /** A heading. */
    TITLE,
    /** Less important: rules, units, remarks. */
    MUTED,
    /** What went well. */
    GOOD,
    /** What failed. */
    BAD,
    /** What deserves a look. */
    WARN,
    /** A name that can be typed: a program, a map, an interface. */
    NAME,
    /** A command that can be typed. */
    COMMAND,
    /** What stands behind a command and is no part of it: each of its lines begins with {@code #}. */
    REMARK,
    /** A web address, whole: a terminal that can makes a link of it. */
    LINK,
    /** C source, highlighted as C. */
    C,
    /** Instructions of BPF or of the machine, highlighted as such. */
    CODE
}
