package bpflab.linux.attach;

import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.libbpf.SystemCall;
import com.sun.jna.Memory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** BPF_ITER_CREATE: a file that a link to an iterator is read by; each has a walk of its own. */
final class IteratorText {
    private static final int COMMAND = 33;
    private static final int ATTR_BYTES = 8;
    private static final int PAGE = 4096;

    private IteratorText() {}

    static String of(Fd link, int most) {
        String what = "cannot read " + link;
        try (Fd file = open(link, what); Memory page = new Memory(PAGE)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            long count = PAGE;
            while (count > 0 && text.size() < most) {
                count = Libc.read(file.number(), page, PAGE);
                ReturnCode.checkErrno((int) count, what);
                text.writeBytes(page.getByteArray(0, (int) Math.min(count, most - text.size())));
            }
            return text.toString(StandardCharsets.UTF_8);
        }
    }

    private static Fd open(Fd link, String what) {
        try (Memory attr = new Memory(ATTR_BYTES)) {
            attr.clear();
            attr.setInt(0, link.number());
            return new Fd("an iterator", ReturnCode.check(SystemCall.bpf(COMMAND, attr), what));
        }
    }
}
