package bpflab.linux.attach;

import bpflab.hook.AttachType;
import bpflab.hook.Feature;
import bpflab.hook.ProgramType;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.machine.Machine;
import com.sun.jna.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks the kernel for each {@link Feature} by using it, since what its files promise may be refused all the same. */
public final class FeatureProbe {
    /** The kernel's own function to try trampolines on; nothing calls it by itself (net/bpf/test_run.c). */
    private static final String FUNCTION = "bpf_fentry_test1";

    /**
     * What exists when there are kprobe events: the event source that a bpf_link of that kind opens
     * (kernel/events/core.c).
     */
    private static final Path KPROBES = Path.of("/sys/bus/event_source/devices/kprobe/type");

    /** {@code r0 = 0; exit}. */
    private static final byte[] NOTHING = {(byte) 0xb7, 0, 0, 0, 0, 0, 0, 0, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0};
    private static final int NOTHING_INSTRUCTIONS = 2;

    /** Offsets into {@code struct bpf_prog_load_opts} of libbpf's bpf.h. */
    private static final int OPTS_BYTES = 104;
    private static final int EXPECTED_ATTACH_TYPE = 12;
    private static final int ATTACH_BTF_ID = 32;

    private FeatureProbe() {}

    /** What this kernel offers to this process. */
    public static Set<Feature> run() {
        Set<Feature> found = EnumSet.noneOf(Feature.class);
        if (Files.exists(KPROBES)) {
            found.add(Feature.KPROBE);
        }
        if (attaches(ProgramType.TRACING, AttachType.TRACE_FENTRY, FUNCTION)) {
            found.add(Feature.FENTRY);
        }
        if (Machine.here().securityModules().contains("bpf")
                && loads(ProgramType.LSM, AttachType.LSM_MAC, "file_open")) {
            found.add(Feature.LSM);
        }
        return found;
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
                Libc.close(link);
            }
            return link >= 0;
        }
    }

    private static Optional<Fd> load(ProgramType type, AttachType attachType, String target) {
        int id = Libbpf.libbpf_find_vmlinux_btf_id(target, attachType.number());
        if (id < 0) {
            return Optional.empty();
        }
        try (Memory code = new Memory(NOTHING.length); Memory opts = new Memory(OPTS_BYTES)) {
            code.write(0, NOTHING, 0, NOTHING.length);
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            opts.setInt(EXPECTED_ATTACH_TYPE, attachType.number());
            opts.setInt(ATTACH_BTF_ID, id);
            int fd = Libbpf.bpf_prog_load(
                    type.number(), "bpflab_probe", "GPL", code, NOTHING_INSTRUCTIONS, opts);
            return fd < 0 ? Optional.empty() : Optional.of(new Fd("the probe", fd));
        }
    }
}
