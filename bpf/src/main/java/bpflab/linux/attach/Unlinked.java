package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.kernel.CallLog;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A program at a hook for which the kernel has no bpf_link: what takes it away again is a call of the hook's own. */
abstract class Unlinked implements Link {
    private final AttachRequest request;
    private final Hook hook;
    private ProgramInfo program;
    private boolean open;
    private Consumer<String> renoted = note -> { };

    Unlinked(AttachRequest request, Hook hook) {
        this.request = request;
        this.hook = hook;
        this.program = request.program().info();
    }

    /** It is attached now. */
    @SuppressWarnings("unchecked")
    final <L extends Unlinked> L opened() {
        open = true;
        links().opened(this);
        return (L) this;
    }

    /** The program that the hook runs now; 0 for none. */
    abstract int programId();

    /** Takes it away; nothing happens when it is gone already. */
    abstract void detach();

    /** What is left of it when this process is killed; empty when nothing is. */
    abstract Optional<Remains> remains();

    @Override
    public final Optional<String> note() {
        return remains().map(Remains::note);
    }

    final CallLog calls() {
        return request.calls();
    }

    final OpenLinks links() {
        return request.links();
    }

    final String what(String doing) {
        return "cannot " + doing + " " + hook.target();
    }

    /** From now on it is that program. */
    final void runs(Program another) {
        program = another.info();
        note().ifPresent(renoted);
    }

    @Override
    public final void renoted(Consumer<String> listener) {
        renoted = listener;
    }

    @Override
    public final int id() {
        return 0;
    }

    @Override
    public final Hook hook() {
        return hook;
    }

    @Override
    public final ProgramInfo program() {
        program = ProgramInfoReader.ofId(program.id()).orElse(program);
        return program;
    }

    @Override
    public final boolean attached() {
        return open && programId() == program.id();
    }

    @Override
    public final void pin(Path path) {
        throw Trouble.failed("cannot pin the link to " + hook.target(), "the kernel has no link for this hook",
                ":load FILE --pin DIR   # pins the program").toException();
    }

    @Override
    public final void close() {
        if (open) {
            open = false;
            links().closed(this);
            detach();
        }
    }

    @Override
    public final String toString() {
        return hook.kind().word() + " " + hook.target() + (open ? "" : " (closed)");
    }
}
