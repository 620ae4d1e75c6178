package bpflab.kernel;

import bpflab.hook.Hook;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An attached program: a bpf_link. Closing it detaches the program, unless the link is pinned. */
public interface Link extends AutoCloseable {
    /** The kernel's number for it; 0 for a hook that the kernel has no link for. */
    int id();

    /** Where it is attached; for XDP the mode is the one that the kernel took, never {@code ANY}. */
    Hook hook();

    /** The program that it runs. */
    ProgramInfo program();

    /**
     * Whether the program is still there: not after {@link #close}, or after the interface went.
     */
    boolean attached();

    /**
     * What became of the place's name: {@code now eth7}, {@code in another network namespace}, {@code deleted since};
     * empty while it is where
     * {@link #hook} says.
     */
    default String whereabouts() {
        return "";
    }

    /** {@code 2 of 3}: which it is of several programs at its place, in the order in which they run; else empty. */
    default String position() {
        return "";
    }

    /** The words of its hook for the lines of other tools, and those that only what is attached knows. */
    default Map<String, String> toolWords() {
        return hook().toolWords();
    }

    /**
     * What the program of an iterator writes, read anew each time; empty for other hooks.
     *
     * @param most that many bytes of it
     * @throws bpflab.trouble.TroubleException it cannot be read now
     */
    default String text(int most) {
        return "";
    }

    /**
     * Words by which another process takes this away when ours was killed ({@link Cleanup#takeAway}); empty where the
     * kernel does it by itself.
     */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** Has somebody told the new {@link #note} each time that {@link #update} has changed it. */
    default void renoted(Consumer<String> listener) {
        // the kernel takes it away by itself
    }

    /**
     * Puts another program in the place of this link's, in one step (BPF_LINK_UPDATE, Linux 5.7).
     *
     * @throws bpflab.trouble.TroubleException a program of another type, or a hook whose links stay as they are
     *     (tracepoints)
     */
    void update(Program program);

    /**
     * Pins the link.
     *
     * @throws bpflab.trouble.TroubleException the path is taken or not on bpffs
     */
    void pin(Path path);

    /** Detaches. A second call does nothing. */
    @Override
    void close();
}
