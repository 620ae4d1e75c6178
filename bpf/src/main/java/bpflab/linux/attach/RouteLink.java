package bpflab.linux.attach;

import bpflab.hook.Lwt;
import bpflab.kernel.Program;
import bpflab.libbpf.InterfaceNames;
import bpflab.linux.handle.HeldProgram;
import bpflab.trouble.Article;
import bpflab.trouble.Trouble;
import java.util.Optional;

/** A route that runs a program. No descriptor holds it: the kernel keeps it until it is taken away. */
final class RouteLink extends Unlinked {
    private final Lwt hook;
    private final LwtRoute route;

    RouteLink(AttachRequest request, Lwt hook, LwtRoute route) {
        super(request, hook);
        this.hook = hook;
        this.route = route;
    }

    /** What {@code ip route} shows: the kernel tells of the program no more than this name. */
    static String name(HeldProgram program) {
        return program.name() + ":" + program.info().id();
    }

    @Override
    int programId() {
        return route.program();
    }

    @Override
    public String whereabouts() {
        return attached() ? Moved.words(hook.device(), InterfaceNames.name(route.ifindex()).orElse("")) : "";
    }

    @Override
    Optional<Remains> remains() {
        return Optional.of(new RouteRemains(OwnNamespace.inode(), route, program().id()));
    }

    @Override
    public void update(Program program) {
        HeldProgram held = (HeldProgram) program;
        if (program.info().type() != program().type()) {
            throw wrongType(program);
        }
        route.replace(hook.way(), held.fd(), name(held), what("attach " + program.name() + " to"));
        runs(program);
        calls().add("RTM_NEWROUTE (netlink) replaces the program of " + hook.target());
    }

    /** One that somebody put in its place stays. */
    @Override
    void detach() {
        if (programId() == program().id()) {
            route.remove(what("detach from"));
            calls().add("RTM_DELROUTE (netlink) " + hook.target());
        }
    }

    private RuntimeException wrongType(Program program) {
        return Trouble.failed(what("attach " + program.name() + " to"),
                "it is " + Article.with(program.info().type().label())
                        + " program, and what is there sees packets another way: " + program().type().label(),
                ":detach " + program().name() + "\n" + hook.line(program.name())).toException();
    }
}
