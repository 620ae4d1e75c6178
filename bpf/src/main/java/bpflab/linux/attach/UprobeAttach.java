package bpflab.linux.attach;

import bpflab.hook.HookKind;
import bpflab.hook.Uprobe;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.trouble.Trouble;

/** Puts a program where a function of a process begins or returns: by a perf event of the source "uprobe". */
record UprobeAttach(AttachRequest request, Uprobe hook) {
    Link attach() {
        String what = request.what(hook);
        if (hook.kind() == HookKind.URETPROBE && hook.offset() != 0) {
            throw Trouble.usage(what, "a return is caught where a function begins: further on, what lies on the "
                    + "stack is no place to return to, and the process would crash",
                    ":attach " + request.program().name() + " uretprobe " + hook.binary() + ":" + hook.function())
                    .toException();
        }
        ProbeSource source = ProbeSource.of("uprobe", what);
        ProbedBinary binary = ProbedBinary.of(hook.binary(), ProbedBinary.with(hook.function()), what);
        long offset = binary.offset(hook.function(), what, this::line) + hook.offset();
        try (PerfAttr attr = source.event(hook.kind() == HookKind.URETPROBE).probe(binary.path(), offset)) {
            return new PerfLink(request, hook, this::trouble).attach(attr, binary.process(), binary.processor(),
                    hook.kind().word() + " " + binary.path() + "+0x" + Long.toHexString(offset));
        }
    }

    private String line(String symbol) {
        return new Uprobe(hook.kind(), hook.binary(), symbol, hook.offset()).line(request.program().name());
    }

    private Trouble trouble(int code) {
        return switch (Errno.of(code)) {
            case EINVAL, ENOTSUPP, EOPNOTSUPP -> Trouble.failed(request.what(hook),
                    "no instruction that can be probed begins there", "leave the offset out, or see objdump -d");
            case ESRCH -> Trouble.failed(request.what(hook), "there is no process " + hook.binary(),
                    "!ps -e");
            default -> request.trouble(hook, code);
        };
    }
}
