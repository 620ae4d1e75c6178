package bpflab.linux.attach;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an {@link Unlinked} leaves in the kernel when its process is killed: a record for each form, which is written as
 * a line of words, read again by another process, and then taken away.
 */
public sealed interface Remains permits FilterRemains, RouteRemains, SocketRemains, SockMapRemains {
    /** By the first word of a line. */
    Map<String, Function<String[], Remains>> FORMS = Map.of(FilterRemains.WORD, FilterRemains::of,
            RouteRemains.WORD, RouteRemains::of, SocketRemains.WORD, SocketRemains::of,
            SockMapRemains.WORD, SockMapRemains::of);

    /** The line; {@link #read} reads it. */
    String note();

    /** What it is, a few words. */
    String words();

    /** The id of the program. */
    int program();

    /** The inode of the network namespace that it is in, which only who is in there can do without; 0 of no matter. */
    default long namespace() {
        return 0;
    }

    /**
     * Takes it away when it is still that very one.
     *
     * @return what was taken away, {@link #words}; empty when it is gone
     * @throws bpflab.trouble.TroubleException it can not be reached from here
     */
    Optional<String> takeAway();

    /** Reads a line; empty when it is none of these. */
    static Optional<Remains> read(String note) {
        String[] words = note.split(" ");
        try {
            return Optional.ofNullable(FORMS.get(words[0])).map(form -> form.apply(words));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException garbage) {
            return Optional.empty();
        }
    }
}
