package bpflab.linux.attach;

import bpflab.elf.MapSpec;
import bpflab.hook.AttachType;
import bpflab.hook.Iterator.Part;
import bpflab.hook.Iterator;
import bpflab.kernel.Link;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.linux.handle.NamedMap;
import bpflab.linux.handle.OpenFile;
import bpflab.machine.Cgroups;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.Optional;

/** Makes a program's walk over the kernel's objects readable: {@code bpf_iter_link_attach}, Linux 5.8. */
record IteratorAttach(AttachRequest request, Iterator hook) {
    /** {@code iter_info} and {@code iter_info_len} of {@code link_create}. */
    private static final int INFO = LinkCreate.OWN;
    private static final int INFO_BYTES = LinkCreate.OWN + 8;

    /** {@code union bpf_iter_link_info}: the map's descriptor; a cgroup's order and descriptor; tid and pid. */
    private static final int BYTES = 16;
    private static final int SECOND = 4;

    /** {@code BPF_CGROUP_ITER_DESCENDANTS_PRE}: a group before those in it. No descriptor is the whole tree. */
    private static final int DESCENDANTS = 2;

    Link attach() {
        Part part = Iterator.part(hook.objects());
        try (LinkCreate create = LinkCreate.of(request.program().fd(), 0, AttachType.TRACE_ITER)) {
            if (hook.within().isEmpty()) {
                return part == Part.CGROUP ? link(info(create, DESCENDANTS, 0)) : link(create);
            }
            String name = hook.within().get();
            if (part == Part.PROCESS) {
                return link(info(create, 0, process(Integer.parseInt(name))));
            }
            try (Fd place = part == Part.CGROUP
                    ? OpenFile.read(name, request.what(hook), this::inOwn)
                    : NamedMap.open(name, request.program(), request.what(hook))) {
                return link(part == Part.CGROUP
                        ? info(create, DESCENDANTS, place.number())
                        : info(create, place.number(), 0));
            }
        }
    }

    /** The kernel walks over nothing where there is none, without a word. */
    private int process(int number) {
        if (ProcessHandle.of(number).isEmpty()) {
            throw Trouble.failed(request.what(hook), "there is no process " + number,
                    line() + "   # walks over all").toException();
        }
        return number;
    }

    private String line() {
        return ":attach " + request.program().name() + " iter " + hook.objects();
    }

    private static LinkCreate info(LinkCreate create, int first, int second) {
        Memory info = new Memory(BYTES);
        info.clear();
        info.setInt(0, first);
        info.setInt(SECOND, second);
        return create.address(INFO, info).u32(INFO_BYTES, BYTES);
    }

    private Link link(LinkCreate create) {
        String call = "BPF_LINK_CREATE iter " + request.program().name();
        int code = request.ask(create, call);
        if (code >= 0) {
            return request.link(code, hook, call);
        }
        throw trouble(code).toException();
    }

    private String inOwn() {
        return Cgroups.own().map(own -> line() + " " + own + "   # where this bpflab is\n").orElse("")
                + line() + "   # walks over all";
    }

    private Trouble trouble(int code) {
        Part part = Iterator.part(hook.objects());
        Errno said = Errno.of(code);
        if (said == Errno.EACCES && part == Part.MAP) {
            return Trouble.failed(request.what(hook), "it reads or writes more of a key or a value than that map has",
                    ":maps   # shows their sizes");
        }
        if (said != Errno.EBADF && said != Errno.EINVAL) {
            return request.trouble(hook, code);
        }
        if (part == Part.CGROUP && hook.within().isPresent()) {
            return Trouble.failed(request.what(hook),
                    hook.within().get() + " is no folder of a cgroup2 file system", inOwn());
        }
        if (part == Part.MAP && hook.within().isPresent()) {
            return Trouble.failed(request.what(hook), "it does not walk over maps like " + hook.within().get(),
                    ":maps   # shows those that there are");
        }
        if (part == Part.MAP) {
            return Trouble.failed(request.what(hook), "it walks over what a map has, and which map is not said",
                    line() + " " + walked().orElse(part.form() + "   # :maps lists them"));
        }
        return Trouble.failed(request.what(hook), "this kernel does not walk over " + hook.objects(),
                ":help attach   # lists the hooks");
    }

    /** A map of the program's file that it may walk over: variables, and what only the kernel reads, it does not. */
    private Optional<String> walked() {
        return request.program().file().stream()
                .flatMap(file -> file.maps().stream())
                .filter(map -> !map.name().matches("\\..*|__.*") && walks(map.type()))
                .map(MapSpec::name)
                .findFirst();
    }

    private boolean walks(MapType type) {
        return switch (hook.objects()) {
            case "sockmap" -> type == MapType.SOCKMAP || type == MapType.SOCKHASH;
            case "bpf_sk_storage_map" -> type == MapType.SK_STORAGE;
            default -> type.shape() instanceof MapShape.Keyed || type.shape() instanceof MapShape.Indexed;
        };
    }
}
