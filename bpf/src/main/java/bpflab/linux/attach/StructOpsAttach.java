package bpflab.linux.attach;

import bpflab.hook.StructOps;
import bpflab.kernel.Link;
import bpflab.trouble.Trouble;

/** struct_ops: not yet. */
record StructOpsAttach(AttachRequest request, StructOps hook) {
    Link attach() {
        throw Trouble.failed(request.what(hook), "bpflab loads them, and does not attach them yet",
                "bpftool prog load FILE.o PIN autoattach").toException();
    }
}
