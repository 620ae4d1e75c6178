package bpflab.bench;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.hook.SocketFilter;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is attached, oldest first. */
final class Attachments {
    /** Words for a mode that the kernel chose, or that there is not. */
    private static final Set<String> ANY = Set.of("", "any");

    private final CleanupRecord cleanup;
    private final List<Link> links = new ArrayList<>();

    /** What would stay when this process is killed is noted there. */
    Attachments(CleanupRecord cleanup) {
        this.cleanup = cleanup;
    }

    /** Attaches; instead of one, a link of ours at that place runs the program, and keeps its place among others. */
    Link attach(Kernel kernel, Program program, Hook hook, Order order) {
        boolean replace = order.side() == Order.Side.INSTEAD;
        if (!replace && hasRoomForOne(hook)) {
            earlier(program, hook).ifPresent(there -> {
                throw taken(program, hook, there);
            });
        }
        Optional<Link> earlier = replace && hook.kind() != HookKind.XDP ? earlier(program, hook) : Optional.empty();
        earlier.ifPresent(link -> link.update(program));
        return earlier.orElseGet(() -> add(kernel.attach(program, hook, order)));
    }

    /** A socket of another process, and a group of such: the kernel takes the earlier program away without a word. */
    private static boolean hasRoomForOne(Hook hook) {
        return hook.kind() == HookKind.SK_REUSEPORT
                || hook instanceof SocketFilter socket && socket.isOpen();
    }

    private static TroubleException taken(Program program, Hook hook, Link there) {
        String what = "cannot attach " + program.name() + " to " + hook.target();
        return there.program().id() == program.info().id()
                ? Trouble.failed(what, "it is attached there already", ":links   # shows where").toException()
                : Trouble.failed(what, there.program().name() + " is there, and a socket has room for one program",
                        hook.line(program.name()) + " --replace").toException();
    }

    /** What is to be replaced: the earlier version of that name, else what is there. */
    private Optional<Link> earlier(Program program, Hook hook) {
        List<Link> here = links.stream()
                .filter(link -> samePlace(link.hook(), hook) && link.attached()
                        && (ANY.contains(hook.modeWord()) || hook.modeWord().equals(link.hook().modeWord())))
                .toList();
        List<Link> named = here.stream().filter(it -> it.program().name().equals(program.info().name())).toList();
        List<Link> meant = named.isEmpty() ? here : named;
        if (meant.size() > 1) {
            throw Trouble.usage("cannot attach " + program.name() + " to " + hook.target(),
                    "several could be replaced: " + meant.stream()
                            .map(link -> link.program().name() + (link.id() == 0 ? "" : ", link " + link.id()))
                            .collect(Collectors.joining("; ")),
                    ":links   # shows them; :detach LINK, then attach it without --replace").toException();
        }
        return meant.stream().findFirst();
    }

    /**
     * Adds a link; one at the same place that it replaced, or whose place went meanwhile, is closed.
     *
     * @throws bpflab.trouble.TroubleException it could not be noted, and is detached again
     */
    Link add(Link link) {
        link.note().ifPresent(note -> note(link, note));
        link.renoted(note -> note(link, note));
        links.remove(link);
        links.stream().filter(old -> samePlace(old.hook(), link.hook()) && !old.attached()).toList()
                .forEach(this::remove);
        links.add(link);
        return link;
    }

    private void note(Link link, String note) {
        try {
            cleanup.noteAttached(note);
        } catch (IOException unnoted) {
            link.close();
            throw Trouble.failed("cannot attach to " + link.hook().target(),
                    "it would stay when bpflab is killed, and could not be noted for removal: " + unnoted.getMessage(),
                    ":help attach   # shows other ways of attaching").toException(unnoted);
        }
    }

    private static boolean samePlace(Hook one, Hook other) {
        return one.kind() == other.kind() && one.target().equals(other.target());
    }

    void remove(Link link) {
        if (links.remove(link)) {
            link.close();
        }
    }

    List<Link> all() {
        return List.copyOf(links);
    }

    /** Whether a program of that id is attached. */
    boolean runs(int programId) {
        return links.stream().anyMatch(link -> link.program().id() == programId);
    }

    List<String> farewell() {
        List<String> words = new ArrayList<>();
        for (int i = links.size() - 1; i >= 0; i--) {
            Link link = links.get(i);
            words.add(link.program().name() + " detached from " + link.hook().target());
        }
        return words;
    }

    /** Detaches everything, newest first. */
    void clear() {
        for (int i = links.size() - 1; i >= 0; i--) {
            links.get(i).close();
        }
        links.clear();
    }
}
