package bpflab.linux.attach;

import bpflab.elf.ObjectFile;
import bpflab.hook.AttachType;
import bpflab.hook.ProgramType;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.hook.StructOps;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.ImageMemory;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Messages;
import bpflab.libbpf.ReturnCode;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registers a structure of functions, by a link to the map that has it (Linux 6.4). What goes into the map only libbpf
 * knows, and only while it has the object open; so the object is loaded once more, and what the link needs stays with
 * the link.
 */
record StructOpsAttach(AttachRequest request, StructOps hook) {
    /** {@code BPF_F_LINK} of include/uapi/linux/bpf.h. */
    private static final int BPF_F_LINK = 1 << 13;
    private static final int BPF_F_SLEEPABLE = 1 << 4;

    private static final Pattern REFUSED = Pattern.compile("prog '([^']+)': failed to load");

    Link attach() {
        String what = request.what(hook);
        ObjectFile file = request.program().file().orElseThrow(() -> Trouble.failed(what,
                "its object file is needed, and another process loaded it",
                ":load FILE   # then :attach " + request.program().name()).toException());
        try (Memory image = ImageMemory.of(file.image())) {
            return attached(image, file, what, new TreeSet<>());
        }
    }

    /** @param spare functions that are in no structure: libbpf would load them, and the kernel takes none alone */
    private Link attached(Memory image, ObjectFile file, String what, Set<String> spare) {
        while (true) {
            Pointer object = ReturnCode.check(Libbpf.bpf_object__open_mem(image, image.size(), null), what);
            try {
                Pointer map = map(object, what);
                ReturnCode.check(Libbpf.bpf_map__set_map_flags(map, BPF_F_LINK), what);
                onlyStructOps(object, file, spare);
                Messages.take();
                int code = Libbpf.bpf_object__load(object);
                boolean more = Errno.of(code) == Errno.ENOTSUPP && spare.addAll(refused());
                if (!more) {
                    ReturnCode.check(code, what);
                    return registered(map, what);
                }
            } finally {
                Libbpf.bpf_object__close(object);
            }
        }
    }

    private static List<String> refused() {
        return Messages.take().stream().map(REFUSED::matcher).filter(Matcher::find).map(it -> it.group(1)).toList();
    }

    private Link registered(Pointer map, String what) {
        Pointer filled = Libbpf.bpf_map__attach_struct_ops(map);
        if (filled == null) {
            throw trouble(Errno.last(), what).toException();
        }
        try (LinkCreate create = LinkCreate.of(Libbpf.bpf_map__fd(map), 0, AttachType.STRUCT_OPS)) {
            int code = create.call();
            if (code < 0) {
                throw trouble(code, what).toException();
            }
            return request.link(code, hook, "BPF_MAP_UPDATE_ELEM and BPF_LINK_CREATE struct_ops " + hook.map());
        } finally {
            Libbpf.bpf_link__disconnect(filled);
            Libbpf.bpf_link__destroy(filled);
        }
    }

    private Pointer map(Pointer object, String what) {
        Pointer map = Libbpf.bpf_object__find_map_by_name(object, hook.map());
        if (map == null) {
            throw Trouble.failed(what, "its file has no structure " + hook.map(),
                    ":maps   # shows those that it has").toException();
        }
        return map;
    }

    private static void onlyStructOps(Pointer object, ObjectFile file, Set<String> spare) {
        for (Pointer program = Libbpf.bpf_object__next_program(object, null); program != null;
                program = Libbpf.bpf_object__next_program(object, program)) {
            Libbpf.bpf_program__set_autoload(program,
                    Libbpf.bpf_program__type(program) == ProgramType.STRUCT_OPS.number()
                            && !spare.contains(Libbpf.bpf_program__name(program)));
            boolean sleeps = file.program(Libbpf.bpf_program__name(program))
                    .flatMap(spec -> new Sec(spec.section()).def())
                    .filter(SecDef::sleeps)
                    .isPresent();
            if (sleeps) {
                Libbpf.bpf_program__set_flags(program, BPF_F_SLEEPABLE);
            }
        }
    }

    /** A structure is attached as a whole: each of its functions is where the first one was attached. */
    private boolean isOurs() {
        return request.links().others(null).stream()
                .anyMatch(link -> link.hook() instanceof StructOps other && other.map().equals(hook.map()));
    }

    private Trouble trouble(int code, String what) {
        return switch (Errno.of(code)) {
            case EEXIST -> isOurs()
                    ? Trouble.failed(what, hook.map() + " is registered already, with all its functions",
                            ":links   # shows it; :detach " + hook.map() + " takes it away")
                    : Trouble.failed(what, "one of that name is registered already",
                            "!bpftool struct_ops   # shows those that there are; give this one another name");
            case EOPNOTSUPP, ENOTSUPP -> Trouble.failed(what, "the kernel registers no structure of that kind, or not "
                    + "by a link", ":help attach   # lists the other hooks");
            case EINVAL -> Trouble.failed(what, "a function that the kernel wants is missing, or is not allowed; "
                    + "a congestion control needs a name, ssthresh, undo_cwnd, and cong_avoid or cong_control",
                    "!dmesg | tail -1   # where the kernel tells more of it");
            default -> request.trouble(hook, code);
        };
    }
}
