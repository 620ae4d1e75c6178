package bpflab.view;

import bpflab.kernel.Link;

/**
 * A link of this bench, as data.
 *
 * @param hook its word
 * @param mode empty where a hook has none
 * @param order {@code 2 of 3} where several programs are at a place, else empty
 * @param attached whether the place is still there
 * @param whereabouts what became of the place's name, {@code now eth7}; empty while it is as it was
 */
public record LinkSummary(int id, String program, int programId, String hook, String target, String mode,
                String order, boolean attached, String whereabouts) {
    /** Of a link. */
    public static LinkSummary of(Link link) {
        return new LinkSummary(link.id(), link.program().name(), link.program().id(), link.hook().kind().word(),
                link.hook().target(), link.hook().modeWord(), link.position(), link.attached(),
                link.whereabouts());
    }
}
