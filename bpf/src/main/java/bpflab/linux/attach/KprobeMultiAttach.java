package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.HookKind;
import bpflab.hook.KprobeMulti;
import bpflab.kernel.Link;
import bpflab.linux.handle.KernelFunctions;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts a program on many functions of the kernel by one link: {@code bpf_kprobe_multi_link_attach}, Linux 5.18. */
record KprobeMultiAttach(AttachRequest request, KprobeMulti hook) {
    private static final int FLAGS = LinkCreate.OWN;
    private static final int COUNT = LinkCreate.OWN + 4;
    private static final int SYMBOLS = LinkCreate.OWN + 8;
    private static final int RETURN = 1;

    Link attach() {
        List<String> functions = KernelFunctions.matching(hook.pattern());
        if (functions.isEmpty()) {
            throw Trouble.failed(request.what(hook), "no function of this kernel is written so",
                    "!grep -w NAME /proc/kallsyms   # looks for one").toException();
        }
        AttachType type = hook.kind() == HookKind.KPROBE_SESSION
                ? AttachType.TRACE_KPROBE_SESSION
                : AttachType.TRACE_KPROBE_MULTI;
        List<Memory> names = new ArrayList<>();
        try (LinkCreate create = LinkCreate.of(request.program().fd(), 0, type)
                .u32(FLAGS, hook.kind() == HookKind.KRETPROBE_MULTI ? RETURN : 0)
                .u32(COUNT, functions.size())
                .longs(SYMBOLS, functions.stream().mapToLong(name -> address(name, names)).toArray())) {
            return request.create(create, hook);
        } finally {
            names.forEach(Memory::close);
        }
    }

    private static long address(String name, List<Memory> kept) {
        byte[] bytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        kept.add(memory);
        return Pointer.nativeValue(memory);
    }
}
