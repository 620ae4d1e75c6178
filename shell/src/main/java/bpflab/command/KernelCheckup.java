package bpflab.command;

import java.util.List;
import java.util.Optional;

/** What the kernel must offer: BTF, a JIT, bpffs, tracefs, rights. */
record KernelCheckup(Surroundings machine) {
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_PERFMON = 38;
    private static final int CAP_BPF = 39;

    List<Finding> findings() {
        return List.of(kernel(), btf(), jit(), bpffs(), tracefs(), rights(), unprivileged(), lockdown());
    }

    /** bpf_link for XDP came with 5.9; older kernels cannot give back what a killed bench attached. */
    private Finding kernel() {
        Optional<String> release = machine.text("/proc/sys/kernel/osrelease");
        if (release.isEmpty()) {
            return Finding.bad("kernel", "unknown: /proc cannot be read", "run on Linux, with /proc mounted");
        }
        String[] numbers = release.get().split("[^0-9]+", 3);
        boolean enough = numbers.length > 1
                && !numbers[0].isEmpty()
                && Integer.parseInt(numbers[0]) * 1000 + Integer.parseInt(numbers[1]) >= 5009;
        return enough
                ? Finding.good("kernel", release.get())
                : Finding.bad("kernel", release.get() + ": older than 5.9", "bpflab vm brings a newer one");
    }

    private Finding btf() {
        return machine.isReadable("/sys/kernel/btf/vmlinux")
                ? Finding.good("BTF", "/sys/kernel/btf/vmlinux")
                : Finding.bad(
                        "BTF", "this kernel does not describe its types",
                                "bpflab vm, or a kernel with CONFIG_DEBUG_INFO_BTF=y");
    }

    private Finding jit() {
        String value = machine.text("/proc/sys/net/core/bpf_jit_enable").orElse("");
        return value.equals("0")
                ? Finding.note(
                        "JIT", "off: programs are interpreted, :dump jited has nothing to show",
                                "sysctl net.core.bpf_jit_enable=1")
                : Finding.good("JIT", value.isEmpty() ? "not told here; most kernels have it always on" : "on");
    }

    private Finding bpffs() {
        return mounted("bpf", "/sys/fs/bpf")
                ? Finding.good("bpffs", "/sys/fs/bpf")
                : Finding.bad("bpffs", "not mounted: nothing can be pinned", "mount -t bpf bpf /sys/fs/bpf");
    }

    private Finding tracefs() {
        boolean there = mounted("tracefs", "/sys/kernel/tracing") || mounted("tracefs", "/sys/kernel/debug/tracing");
        return there
                ? Finding.good("tracefs", "/sys/kernel/tracing")
                : Finding.bad("tracefs", "not mounted: no :trace", "mount -t tracefs tracefs /sys/kernel/tracing");
    }

    /** A line of /proc/mounts is "device place type options …". */
    private boolean mounted(String type, String place) {
        return machine.lines("/proc/mounts").stream()
                .map(line -> line.split(" "))
                .anyMatch(words -> words.length > 2 && words[1].equals(place) && words[2].equals(type));
    }

    private Finding rights() {
        Optional<String> effective = machine.lines("/proc/self/status").stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> line.substring(7).strip())
                .findFirst();
        if (effective.isEmpty()) {
            return Finding.bad("rights", "unknown: /proc/self/status cannot be read", "sudo bpflab");
        }
        long bits = Long.parseUnsignedLong(effective.get(), 16);
        boolean bpf = has(bits, CAP_SYS_ADMIN) || has(bits, CAP_BPF) && has(bits, CAP_PERFMON);
        if (bpf && has(bits, CAP_NET_ADMIN)) {
            return Finding.good("rights", "may load and attach");
        }
        return Finding.bad(
                "rights", bpf
                        ? "may load, not attach to interfaces (CAP_NET_ADMIN)"
                        : "may not load programs (CAP_BPF)", "sudo bpflab, or without root: bpflab vm");
    }

    private static boolean has(long bits, int capability) {
        return (bits >>> capability & 1) == 1;
    }

    private Finding unprivileged() {
        String value = machine.text("/proc/sys/kernel/unprivileged_bpf_disabled").orElse("");
        return value.equals("0")
                ? Finding.note(
                        "unprivileged", "bpf(2) is open to every user", "sysctl kernel.unprivileged_bpf_disabled=2")
                : Finding.good("unprivileged", value.isEmpty() ? "not told here" : "bpf(2) is for root only");
    }

    private Finding lockdown() {
        String text = machine.text("/sys/kernel/security/lockdown").orElse("");
        if (text.contains("[integrity]") || text.contains("[confidentiality]")) {
            return Finding.note("lockdown", text + ": some hooks and helpers are refused", "");
        }
        return Finding.good("lockdown", text.isEmpty() ? "not in this kernel, or hidden" : "none");
    }
}
