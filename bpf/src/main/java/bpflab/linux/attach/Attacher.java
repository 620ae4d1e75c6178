package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.hook.RawTracepoint;
import bpflab.hook.SecDef;
import bpflab.hook.Tracepoint;
import bpflab.hook.Xdp;
import bpflab.kernel.Link;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;

/** Attaches a program, hook by hook. */
record Attacher(AttachRequest request) implements Hook.Cases<Link> {
    /** Attaches it; a program of another type than the hook runs is refused here, in words. */
    Link attach(Hook hook) {
        ProgramType type = request.program().info().type();
        if (hook.kind().sections().stream().noneMatch(section -> section.type() == type)) {
            throw wrongType(hook, type);
        }
        return hook.match(this);
    }

    private TroubleException wrongType(Hook hook, ProgramType type) {
        SecDef right = hook.kind().sections().get(0);
        String elsewhere = HookKind.attachable().stream()
                .filter(kind -> kind.sections().stream().anyMatch(section -> section.type() == type))
                .findFirst()
                .map(kind -> ":attach " + request.program().name() + " " + kind.word() + " " + kind.target().form()
                        + "    or   ")
                .orElse("");
        return Trouble.failed(
                request.what(hook),
                "it is a " + type.label() + " program, and the hook " + hook.kind().word() + " runs "
                        + right.type().label() + " programs",
                elsewhere + "mark it SEC(\"" + right.name() + "\") and load it again").toException();
    }

    @Override
    public Link xdp(Xdp hook) {
        return new XdpAttach(request, hook).attach();
    }

    @Override
    public Link tracepoint(Tracepoint hook) {
        roomForAll(hook);
        return new TracepointAttach(request, hook).attach();
    }

    @Override
    public Link rawTracepoint(RawTracepoint hook) {
        roomForAll(hook);
        return new RawTracepointAttach(request, hook).attach();
    }

    private void roomForAll(Hook hook) {
        if (request.replace()) {
            throw Trouble.usage(request.what(hook), "a " + hook.kind().words()
                    + " runs all programs that are attached to it: there is nothing to replace",
                    "leave --replace out; :links shows what is there").toException();
        }
    }
}
