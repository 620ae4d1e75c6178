package bpflab.command.bench;

import bpflab.machine.Machine;
import bpflab.machine.Rights;
import java.util.List;
import java.util.Optional;

/** What the kernel must offer: BTF, a JIT, bpffs, tracefs, rights. */
record KernelCheckup(Machine machine) {
    List<Finding> findings() {
        return List.of(kernel(), btf(), jit(), bpffs(), tracefs(), rights(), unprivileged(), lockdown());
    }

    /** bpf_link for XDP came with 5.9; older kernels cannot give back what a killed bench attached. */
    private Finding kernel() {
        Optional<String> release = machine.release();
        if (release.isEmpty()) {
            return Finding.bad("kernel", "unknown: /proc cannot be read", "run on Linux, with /proc mounted");
        }
        return machine.kernel().filter(version -> version.isAtLeast(5, 9)).isPresent()
                ? Finding.good("kernel", release.get())
                : Finding.bad("kernel", release.get() + ": older than 5.9", "bpflab vm brings a newer one");
    }

    private Finding btf() {
        return machine.hasBtf()
                ? Finding.good("BTF", "/sys/kernel/btf/vmlinux")
                : Finding.bad(
                        "BTF", "this kernel does not describe its types",
                                "bpflab vm   # or a kernel with CONFIG_DEBUG_INFO_BTF=y");
    }

    private Finding jit() {
        String value = machine.text("/proc/sys/net/core/bpf_jit_enable").orElse("");
        return value.equals("0")
                ? Finding.note(
                        "JIT", "off: programs are interpreted, :dump jited has nothing to show",
                                "!sysctl net.core.bpf_jit_enable=1")
                : Finding.good("JIT", value.isEmpty() ? "not told here; most kernels have it always on" : "on");
    }

    private Finding bpffs() {
        return machine.hasMounted("bpf", "/sys/fs/bpf")
                ? Finding.good("bpffs", "/sys/fs/bpf")
                : Finding.bad("bpffs", "not mounted: nothing can be pinned", "!mount -t bpf bpf /sys/fs/bpf");
    }

    private Finding tracefs() {
        return machine.hasTracefs()
                ? Finding.good("tracefs", "/sys/kernel/tracing")
                : Finding.bad("tracefs", "not mounted: no :trace", "!mount -t tracefs tracefs /sys/kernel/tracing");
    }

    private Finding rights() {
        Optional<Rights> rights = machine.rightsIfKnown();
        if (rights.isEmpty()) {
            return Finding.bad("rights", "unknown: /proc/self/status cannot be read", "sudo bpflab");
        }
        String words = rights.get().words();
        if (!rights.get().mayLoadAll()) {
            return Finding.bad("rights", words, Rights.REMEDY);
        }
        return rights.get().shortfall().isPresent()
                ? Finding.note("rights", words, Rights.REMEDY)
                : Finding.good("rights", words);
    }

    private Finding unprivileged() {
        String value = machine.text("/proc/sys/kernel/unprivileged_bpf_disabled").orElse("");
        return value.equals("0")
                ? Finding.note(
                        "unprivileged", "bpf(2) is open to every user", "!sysctl kernel.unprivileged_bpf_disabled=2")
                : Finding.good("unprivileged", value.isEmpty() ? "not told here" : "bpf(2) is for root only");
    }

    private Finding lockdown() {
        String mode = machine.lockdown().orElse("");
        return mode.isEmpty() || mode.equals("none")
                ? Finding.good("lockdown", mode.isEmpty() ? "not in this kernel, or hidden" : "none")
                : Finding.note("lockdown", mode + ": some hooks and helpers are refused", "");
    }
}
