package bpflab.linux.attach;

import bpflab.elf.Executable;
import bpflab.hook.HookKind;
import bpflab.hook.Uprobe;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.trouble.Trouble;
import java.nio.file.Path;

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
        ProbedBinary binary = ProbedBinary.of(hook.binary(), ProbedBinary.with(hook.function()), what,
                request.example(hook));
        long begin = binary.offset(hook.function(), what, this::line);
        long bytes = hook.offset() == 0 ? 0 : Executable.read(Path.of(binary.path())).bytesAt(begin);
        if (bytes > 0 && hook.offset() >= bytes) {
            throw Trouble.usage(what, hook.function() + " is " + bytes + " bytes long, and that is behind it",
                    begin()).toException();
        }
        long offset = begin + hook.offset();
        try (PerfAttr attr = source.event(hook.kind() == HookKind.URETPROBE).probe(binary.path(), offset)) {
            return new PerfLink(request, hook, this::trouble).attach(attr, binary.process(), binary.processor(),
                    hook.kind().word() + " " + binary.path() + "+0x" + Long.toHexString(offset));
        }
    }

    /** The line for where the function begins, which can always be probed. */
    private String begin() {
        return new Uprobe(hook.kind(), hook.binary(), hook.function(), 0).line(request.program().name());
    }

    private String line(String symbol) {
        return new Uprobe(hook.kind(), hook.binary(), symbol, hook.offset()).line(request.program().name());
    }

    private Trouble trouble(int code) {
        return switch (Errno.of(code)) {
            case EINVAL, ENOTSUPP, EOPNOTSUPP -> Trouble.failed(request.what(hook),
                    "no instruction that can be probed begins there", begin());
            case ESRCH -> Trouble.failed(request.what(hook), "there is no process " + hook.binary(),
                    "!ps -e");
            default -> request.trouble(hook, code);
        };
    }
}
