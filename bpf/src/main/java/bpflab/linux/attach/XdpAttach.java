package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Xdp;
import bpflab.hook.Xdp.Mode;
import bpflab.kernel.Inventory.ObjectKind;
import bpflab.kernel.LinkInfo;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.Interfaces;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.Owners;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.trouble.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts an XDP program on an interface as a bpf_link (Linux 5.9), which takes it away again when the last descriptor is
 * closed.
 */
final class XdpAttach {
    /** {@code XDP_FLAGS_*_MODE} of include/uapi/linux/if_link.h. */
    private static final Map<Mode, Integer> FLAGS =
            new EnumMap<>(Map.of(Mode.GENERIC, 1 << 1, Mode.NATIVE, 1 << 2, Mode.OFFLOAD, 1 << 3));

    private final AttachRequest request;
    private final HeldProgram program;
    private final Xdp hook;
    private final String what;

    XdpAttach(AttachRequest request, Xdp hook) {
        this.request = request;
        this.program = request.program();
        this.hook = hook;
        this.what = request.what(hook);
    }

    LinuxLink attach() {
        int ifindex = Interfaces.index(hook.device(), what);
        XdpState before = withoutClosed(ifindex);
        if (before.programId() != 0 && !request.replace()) {
            throw busy(before).toException();
        }
        if (before.programId() != 0) {
            Optional<LinuxLink> updated = makeRoom(ifindex, before);
            if (updated.isPresent()) {
                return updated.get();
            }
        }
        return create(ifindex);
    }

    /**
     * What is there, without a link that we closed a moment ago: who lists all links of the kernel, as bpftool does,
     * holds each for an instant, and closing alone then takes nothing away.
     */
    private XdpState withoutClosed(int ifindex) {
        XdpState state = XdpState.of(ifindex);
        if (state.programId() == 0) {
            return state;
        }
        Optional<LinkInfo> link = linkOf(state.programId());
        if (link.isPresent() && !request.links().closedJustNow(link.get().id())) {
            return state;
        }
        link.ifPresent(ours -> detach(ours.id()));
        return XdpState.of(ifindex);
    }

    private Trouble busy(XdpState state) {
        return state.programId() == program.info().id() ? request.already(hook)
                : Trouble.failed(what, "another XDP program is there already: " + described(state.programId()),
                ":attach " + program.name() + " xdp " + hook.device()
                        + " --replace\n:links --all   # shows whose it is");
    }

    /** {@code id 97 xdp_pass, by bpftool (pid 812)}. */
    private String described(int programId) {
        String name = ProgramInfoReader.ofId(programId).map(found -> " " + found.name()).orElse("");
        List<String> owners = holders(programId);
        return "id " + programId + name + (owners.isEmpty() ? "" : ", by " + String.join(" and ", owners));
    }

    /** Who keeps a program on the interface: the holders of its link, else of the program. */
    private List<String> holders(int programId) {
        return linkOf(programId)
                .map(link -> Owners.of(ObjectKind.LINK, link.id()))
                .orElseGet(() -> Owners.of(ObjectKind.PROG, programId))
                .stream()
                .map(holder -> holder.endsWith(" " + ProcessHandle.current().pid())
                        ? "this bpflab"
                        : holder.replaceFirst(" (\\d+)$", " (pid $1)"))
                .toList();
    }

    private Optional<LinkInfo> linkOf(int programId) {
        return LinkInfoReader.all().stream()
                .filter(link -> link.programId() == programId && link.target().equals(hook.device()))
                .findFirst();
    }

    /**
     * Replaces the program of our own link in one step, or takes away what is there.
     *
     * @return the link when it was ours
     */
    private Optional<LinuxLink> makeRoom(int ifindex, XdpState state) {
        Optional<LinkInfo> link = linkOf(state.programId());
        if (link.isEmpty()) {
            int flags = state.mode().map(FLAGS::get).orElse(0);
            ReturnCode.check(
                    Libbpf.bpf_xdp_detach(ifindex, flags, null),
                            "cannot take " + described(state.programId()) + " off " + hook.device());
            request.calls()
                    .add("RTM_SETLINK (netlink) takes program id " + state.programId() + " off " + hook.device());
            return Optional.empty();
        }
        Optional<LinuxLink> ours = request.links().find(link.get().id());
        boolean sameMode = hook.mode() == Mode.ANY || state.mode().equals(Optional.of(hook.mode()));
        if (ours.isPresent() && sameMode) {
            ours.get().update(program);
            return ours;
        }
        ours.ifPresent(LinuxLink::close);
        if (ours.isEmpty()) {
            detach(link.get().id());
        }
        return Optional.empty();
    }

    /** Detaches a link of another process, or one that is pinned, if it is still there: BPF_LINK_DETACH. */
    private void detach(int linkId) {
        Ids.LINK.open(linkId).ifPresent(link -> {
            try (link) {
                String why = "cannot detach link " + linkId + " from " + hook.device();
                ReturnCode.check(Libbpf.bpf_link_detach(link.number()), why);
                request.calls().add("BPF_LINK_DETACH link id " + linkId);
            }
        });
    }

    private LinuxLink create(int ifindex) {
        Mode mode = hook.mode() == Mode.ANY ? Mode.NATIVE : hook.mode();
        int code = linkCreate(ifindex, mode);
        if (code < 0 && hook.mode() == Mode.ANY && notNative(code)) {
            mode = Mode.GENERIC;
            code = linkCreate(ifindex, mode);
        }
        if (code < 0) {
            throw trouble(code, mode, XdpState.of(ifindex)).toException();
        }
        Fd fd = new Fd("the link to " + hook.device(), code);
        Mode asked = mode;
        Xdp taken = fd.into(ours -> new Xdp(hook.device(), XdpState.of(ifindex).mode().orElse(asked)));
        LinuxLink link = fd.into(ours -> new LinuxLink(request.links(), ours, taken, program.info()));
        request.calls()
                .add("BPF_LINK_CREATE xdp " + program.name() + " on " + hook.device() + ", " + taken.modeWord()
                + " -> fd " + fd.number() + ", id " + link.id());
        return link;
    }

    /**
     * Whether the driver cannot, or not now, so that the generic way is worth a try: anything but "busy" and "no
     * right".
     */
    private static boolean notNative(int code) {
        return switch (Errno.of(code)) {
            case EOPNOTSUPP, EINVAL, ERANGE, ENOTSUPP, ENOMEM, ENOSPC, ENOSYS -> true;
            default -> false;
        };
    }

    private int linkCreate(int ifindex, Mode mode) {
        try (LinkCreate create = LinkCreate.of(program.fd(), ifindex, AttachType.XDP)
                .u32(LinkCreate.FLAGS, FLAGS.get(mode))) {
            return request.ask(create, "BPF_LINK_CREATE xdp " + program.name() + " on " + hook.device() + ", "
                    + new Xdp(hook.device(), mode).modeWord());
        }
    }

    /** net/core/dev.c, {@code dev_xdp_attach}, and the drivers it asks. */
    private Trouble trouble(int code, Mode mode, XdpState now) {
        String generic = ":attach " + program.name() + " xdp " + hook.device() + " --mode generic";
        if (now.programId() != 0) {
            return busy(now);
        }
        return switch (Errno.of(code)) {
            case EOPNOTSUPP, EINVAL, ENOTSUPP -> switch (mode) {
                case OFFLOAD ->
                        Trouble.failed(what, hook.device() + " has no network card that can run programs", generic);
                case NATIVE ->
                        Trouble.failed(
                                what, "the driver of " + hook.device() + " cannot run XDP programs itself", generic);
                default -> ReturnCode.trouble(code, what);
            };
            case ERANGE, EMSGSIZE -> Trouble.failed(
                    what,
                    "the MTU of " + hook.device()
                            + ", or of its peer, is too large for native XDP, which wants a packet in one page",
                    generic + "\n!ip link set " + hook.device() + " mtu 1500");
            case ENODEV -> Trouble.failed(what, hook.device() + " went away meanwhile", "!ip link");
            default -> ReturnCode.trouble(code, what);
        };
    }
}
