package bpflab.obstacle;

import bpflab.verifier.story.Explanation;
import bpflab.verifier.story.Fix;
import java.util.List;

/**
 * Why a program did not get as far as the verifier.
 *
 * @param kind what it failed at
 * @param what a sentence without its subject, the program: {@code calls strlen(), which is nowhere defined}
 * @param why the reason
 * @param fix what to type or write; it works as it stands
 * @param says libbpf's or the kernel's own words; empty when there are none
 * @param notes the C lines that matter
 */
public record Obstacle(
        ObstacleKind kind, String what, String why, String fix, String says, List<Explanation.Note> notes) {
    public Obstacle {
        notes = List.copyOf(notes);
    }

    Obstacle(ObstacleKind kind, String what, String why, String fix) {
        this(kind, what, why, fix, "", List.of());
    }

    /** The same, with libbpf's or the kernel's words. */
    Obstacle saying(String words) {
        return new Obstacle(kind, what, why, fix, words, notes);
    }

    /** The same, with C lines. */
    Obstacle at(List<Explanation.Note> lines) {
        return new Obstacle(kind, what, why, fix, says, lines);
    }

    /** As every command shows it. */
    public Explanation explanation() {
        return new Explanation(
                what, why, Fix.words(fix), says, notes.stream().filter(note -> note.line() > 0).findFirst(), notes,
                kind.word());
    }
}
