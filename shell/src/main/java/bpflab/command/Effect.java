package bpflab.command;

/** What a line does to the bench. A lesson that is entered in its middle runs again what changed it. */
public enum Effect {
    /** It only looks. */
    LOOKS,
    /** It loads, attaches, sends packets (which maps count and neighbours are known by), or may do anything. */
    ACTS
}
