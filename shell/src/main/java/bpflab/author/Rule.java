package bpflab.author;

import java.util.stream.Stream;

/** Something that holds for every lesson. */
interface Rule {
    /** Where it does not. */
    Stream<Fault> faults(Draft draft);
}
