package bpflab.linux.attach;

import bpflab.hook.Usdt;
import bpflab.kernel.Link;
import bpflab.trouble.Trouble;

/** USDT probes: not yet. */
record UsdtAttach(AttachRequest request, Usdt hook) {
    Link attach() {
        throw Trouble.failed(request.what(hook), "bpflab loads them, and does not attach them yet",
                "bpftool prog load FILE.o PIN autoattach").toException();
    }
}
