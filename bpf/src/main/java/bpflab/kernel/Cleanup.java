package bpflab.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What takes away what nobody holds, and tells of what only that needs. Interfaces are those of the calling thread's
 * network namespace.
 */
public interface Cleanup {
    /**
     * Takes away what a killed process attached, by its {@link Link#note}: that very attachment, never a later one at
     * the same place, in whichever network namespace it is.
     *
     * @return what was taken away, a few words; empty when it is gone already
     * @throws bpflab.trouble.TroubleException it can not be reached from here: a network namespace without a name, no
     *     right
     */
    Optional<String> takeAway(String note);

    /** What a {@link Link#note} is about, whether it is there still or not; empty when it is none. */
    Optional<Remnant> remnant(String note);

    /**
     * Takes a program off an interface that somebody put there without a link.
     *
     * @throws bpflab.trouble.TroubleException it is gone, or a link holds it there
     */
    void takeOff(String device, AttachPoint point);

    /** The interfaces that have tc's queueing discipline clsact and no filter on it. */
    List<String> unusedClsact();

    /**
     * Takes such a clsact away.
     *
     * @throws bpflab.trouble.TroubleException it is gone, or a filter is on it
     */
    void removeClsact(String device);

    /** The files of the other network namespaces that have a name here: what {@code ip netns} lists. */
    List<Path> otherNamespaces();

    /**
     * Does something on a thread in such a namespace.
     *
     * @throws bpflab.trouble.TroubleException it is gone, or cannot be entered
     */
    <T> T in(Path namespace, Supplier<T> task);
}
