package bpflab.linux.attach;

import bpflab.hook.HookKind;
import bpflab.hook.Kprobe;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;

/** Puts a program where a function of the kernel begins or returns: by a perf event of the source "kprobe". */
record KprobeAttach(AttachRequest request, Kprobe hook) {
    Link attach() {
        boolean returns = hook.kind() == HookKind.KRETPROBE || hook.kind() == HookKind.KRETSYSCALL;
        boolean call = hook.kind() == HookKind.KSYSCALL || hook.kind() == HookKind.KRETSYSCALL;
        String function = call ? wrapper(hook.function()) : hook.function();
        ProbeSource source = ProbeSource.of("kprobe", request.what(hook));
        try (PerfAttr attr = source.event(returns).probe(function, hook.offset())) {
            return new PerfLink(request, hook, this::trouble).attach(
                    attr, PerfAttr.ANYBODY, 0, hook.kind().word() + " " + function);
        }
    }

    /** The function of a system call, as arch/x86/include/asm/syscall_wrapper.h and its like name it. */
    private static String wrapper(String call) {
        String prefix = switch (Machine.architecture()) {
            case "x86_64" -> "__x64_";
            case "aarch64" -> "__arm64_";
            case "s390x" -> "__s390x_";
            case "riscv64" -> "__riscv_";
            default -> "";
        };
        return prefix + "sys_" + call;
    }

    private Trouble trouble(int code) {
        return switch (Errno.of(code)) {
            case ENOENT, EADDRNOTAVAIL -> Trouble.failed(request.what(hook),
                    "this kernel has no function " + hook.function(),
                    "!grep " + hook.function() + " /proc/kallsyms   # or Tab");
            case EINVAL, EILSEQ -> Trouble.failed(request.what(hook), "no instruction that can be probed is there, or "
                    + "the function is one that probes themselves need", "leave the offset out, or take its caller");
            default -> request.trouble(hook, code);
        };
    }
}
