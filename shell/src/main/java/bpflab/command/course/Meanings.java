package bpflab.command.course;

import java.util.List;
import java.util.Optional;

/** Words of one kind that bpflab knows by its own tables. */
interface Meanings {
    /**
     * What a word means.
     *
     * @param kind what kind of word it is: {@code a kind of map}
     * @param text as Markdown
     */
    record Meaning(String name, String kind, String text) {}

    /** The meaning of what was typed; empty when it is none of these. */
    Optional<Meaning> find(String typed);

    /** The words, for "did you mean". */
    List<String> names();
}
