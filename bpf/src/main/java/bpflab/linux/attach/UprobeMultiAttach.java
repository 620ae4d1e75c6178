package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.HookKind;
import bpflab.hook.UprobeMulti;
import bpflab.kernel.Link;

/** Puts a program on many functions of a file by one link: {@code bpf_uprobe_multi_link_attach}, Linux 6.6. */
record UprobeMultiAttach(AttachRequest request, UprobeMulti hook) {
    private static final int PATH = LinkCreate.OWN;
    private static final int OFFSETS = LinkCreate.OWN + 8;
    private static final int COUNT = LinkCreate.OWN + 32;
    private static final int FLAGS = LinkCreate.OWN + 36;
    private static final int PROCESS = LinkCreate.OWN + 40;
    private static final int RETURN = 1;

    Link attach() {
        String what = request.what(hook);
        ProbedBinary binary = ProbedBinary.of(hook.binary(), ProbedBinary.with(hook.pattern()), what,
                request.example(hook));
        long[] offsets = binary.offsets(hook.pattern(), what);
        AttachType type = hook.kind() == HookKind.UPROBE_SESSION
                ? AttachType.TRACE_UPROBE_SESSION
                : AttachType.TRACE_UPROBE_MULTI;
        try (LinkCreate create = LinkCreate.of(request.program().fd(), 0, type)
                .text(PATH, binary.path())
                .longs(OFFSETS, offsets)
                .u32(COUNT, offsets.length)
                .u32(FLAGS, hook.kind() == HookKind.URETPROBE_MULTI ? RETURN : 0)
                .u32(PROCESS, (int) Math.max(0, binary.process()))) {
            return request.create(create, hook);
        }
    }
}
