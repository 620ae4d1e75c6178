package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Iterator;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.NamedMap;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;

/** Makes a program's walk over the kernel's objects readable: {@code bpf_iter_link_attach}, Linux 5.8. */
record IteratorAttach(AttachRequest request, Iterator hook) {
    /** {@code iter_info} and {@code iter_info_len}; {@code union bpf_iter_link_info}, whose first field is a map. */
    private static final int INFO = LinkCreate.OWN;
    private static final int INFO_BYTES = LinkCreate.OWN + 8;
    private static final int BYTES = 16;

    Link attach() {
        try (LinkCreate create = LinkCreate.of(request.program().fd(), 0, AttachType.TRACE_ITER)) {
            return hook.map().isEmpty() ? link(create) : over(create, hook.map().get());
        }
    }

    private Link over(LinkCreate create, String name) {
        try (Fd map = NamedMap.open(name, request.program(), request.what(hook))) {
            Memory info = new Memory(BYTES);
            info.clear();
            info.setInt(0, map.number());
            return link(create.address(INFO, info).u32(INFO_BYTES, BYTES));
        }
    }

    private Link link(LinkCreate create) {
        String call = "BPF_LINK_CREATE iter " + request.program().name();
        int code = request.ask(create, call);
        if (code < 0) {
            boolean unsaid = Errno.of(code) == Errno.EBADF || Errno.of(code) == Errno.EINVAL;
            throw (unsaid ? Trouble.failed(request.what(hook),
                            hook.map().isEmpty()
                                    ? "it walks over something that is not said, or that this kernel has not"
                                    : "it does not walk over maps like " + hook.map().get(),
                            ":attach " + request.program().name() + " iter " + hook.objects() + " MAP")
                    : request.trouble(hook, code)).toException();
        }
        return request.link(code, hook, call);
    }
}
