package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.kernel.Lacking;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.SystemCall;
import bpflab.machine.Machine;
import com.sun.jna.Memory;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks the kernel for each {@link Feature} by using it, since what its files promise may be refused all the same. */
public final class FeatureProbe {
    /** The kernel's own function to try trampolines on; nothing calls it by itself (net/bpf/test_run.c). */
    private static final String FUNCTION = "bpf_fentry_test1";

    /** {@code r0 = 0; exit}. */
    private static final byte[] NOTHING = {(byte) 0xb7, 0, 0, 0, 0, 0, 0, 0, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0};
    private static final int NOTHING_INSTRUCTIONS = 2;
    private static final int IMMEDIATE = 4;

    /** Offsets into {@code struct bpf_prog_load_opts} of libbpf's bpf.h. */
    private static final int OPTS_BYTES = 104;
    private static final int EXPECTED_ATTACH_TYPE = 12;
    private static final int ATTACH_BTF_ID = 32;

    private FeatureProbe() {}

    /** What this kernel offers to this process. */
    public static Set<Feature> run() {
        Set<Feature> found = EnumSet.allOf(Feature.class);
        found.removeIf(feature -> !has(feature));
        return found;
    }

    /** What this kernel lacks for a kind of hook; empty when it has all. Some are tried, which takes a millisecond. */
    public static Optional<Lacking> lacks(HookKind kind) {
        boolean old = Machine.here().kernel()
                .filter(version -> !version.isAtLeast(kind.since().major(), kind.since().minor()))
                .isPresent();
        return old
                ? Optional.of(new Lacking("the hook " + kind.word() + " came with Linux " + kind.since()
                        + ", and this is older", "bpflab vm   # a newer kernel, in a virtual machine"))
                : kind.feature()
                        .filter(feature -> !has(feature))
                        .map(feature -> new Lacking("this kernel has no " + feature.lacking(), feature.instead()));
    }

    /** Whether it offers one. What is asked for a link to nothing tells by the error whether it knows the hook. */
    static boolean has(Feature feature) {
        return switch (feature) {
            case KPROBE -> ProbeSource.exists("kprobe");
            case UPROBE -> ProbeSource.exists("uprobe");
            case FPROBE -> answer(ProgramType.KPROBE, AttachType.TRACE_KPROBE_MULTI, 0) == Errno.EINVAL;
            case FENTRY -> attaches(ProgramType.TRACING, AttachType.TRACE_FENTRY, FUNCTION);
            case LSM -> Machine.here().securityModules().contains("bpf")
                    && loads(ProgramType.LSM, AttachType.LSM_MAC, "file_open");
            case TCX -> answer(ProgramType.SCHED_CLS, AttachType.TCX_INGRESS, 0) == Errno.ENODEV;
            case NETKIT -> answer(ProgramType.SCHED_CLS, AttachType.NETKIT_PRIMARY, 0) == Errno.ENODEV;
            case NETFILTER -> load(ProgramType.NETFILTER, AttachType.NETFILTER, 0, 1).map(program -> {
                program.close();
                return true;
            }).orElse(false);
            case CGROUP -> answer(ProgramType.CGROUP_SKB, AttachType.CGROUP_INET_EGRESS, -1) == Errno.EBADF;
        };
    }

    private static Errno answer(ProgramType type, AttachType attachType, int target) {
        Optional<Fd> loaded = load(type, attachType, 0, 0);
        if (loaded.isEmpty()) {
            return Errno.EOPNOTSUPP;
        }
        try (Fd program = loaded.get(); LinkCreate create = LinkCreate.of(program, target, attachType)) {
            int code = create.call();
            if (code >= 0) {
                SystemCall.close(code);
            }
            return Errno.of(code);
        }
    }

    private static boolean loads(ProgramType type, AttachType attachType, String target) {
        Optional<Fd> program = load(type, attachType, target);
        program.ifPresent(Fd::close);
        return program.isPresent();
    }

    /** Loading is not enough: before 6.0 an arm64 kernel takes the program and refuses the trampoline. */
    private static boolean attaches(ProgramType type, AttachType attachType, String target) {
        Optional<Fd> loaded = load(type, attachType, target);
        if (loaded.isEmpty()) {
            return false;
        }
        try (Fd program = loaded.get()) {
            int link = Libbpf.bpf_link_create(program.number(), 0, attachType.number(), null);
            if (link >= 0) {
                SystemCall.close(link);
            }
            return link >= 0;
        }
    }

    private static Optional<Fd> load(ProgramType type, AttachType attachType, String target) {
        int id = Libbpf.libbpf_find_vmlinux_btf_id(target, attachType.number());
        return id < 0 ? Optional.empty() : load(type, attachType, id, 0);
    }

    /** A program that does nothing, and answers that. */
    private static Optional<Fd> load(ProgramType type, AttachType attachType, int btfId, int returns) {
        try (Memory code = new Memory(NOTHING.length); Memory opts = new Memory(OPTS_BYTES)) {
            code.write(0, NOTHING, 0, NOTHING.length);
            code.setInt(IMMEDIATE, returns);
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            opts.setInt(EXPECTED_ATTACH_TYPE, attachType.number());
            opts.setInt(ATTACH_BTF_ID, btfId);
            int fd = Libbpf.bpf_prog_load(
                    type.number(), "bpflab_probe", "GPL", code, NOTHING_INSTRUCTIONS, opts);
            return fd < 0 ? Optional.empty() : Optional.of(new Fd("the probe", fd));
        }
    }
}
