package bpflab.lesson;

import bpflab.kernel.Feature;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a machine must have for a lesson: an item of {@code needs: xdp, kernel >= 5.8, bpffs, tool bpftool}.
 */
public sealed interface Need {

    /** Whether the machine has it. */
    boolean metBy(Machine machine);

    /** What is missing, to be read behind "it needs": {@code kernel 5.8 or later; this one is 5.4.0}. */
    String missing(Machine machine);

    /** What to do about it. */
    String remedy();

    /** {@code kernel >= 5.8}. */
    record KernelAtLeast(int major, int minor) implements Need {
        @Override
        public boolean metBy(Machine machine) {
            return machine.hasKernel(major, minor);
        }

        @Override
        public String missing(Machine machine) {
            return "kernel " + major + "." + minor + " or later; this one is " + machine.release();
        }

        @Override
        public String remedy() {
            return "bpflab vm --kernel newest, or take :lessons that fit this one";
        }
    }

    /** {@code tool NAME}: a program on the PATH. */
    record Tool(String name) implements Need {
        @Override
        public boolean metBy(Machine machine) {
            return machine.hasTool(name);
        }

        @Override
        public String missing(Machine machine) {
            return "the tool " + name + ", which is not on the PATH";
        }

        @Override
        public String remedy() {
            return "install " + name + "; :doctor names the package";
        }
    }

    /** A thing with a name of its own. */
    enum Thing implements Need {
        ROOT("root", "the rights of root, which this process does not have",
                "start it again with sudo, or without root: bpflab vm", Machine::isRoot),
        XDP("xdp", "XDP: kernel 4.8 or later, and the rights of root",
                "start it again with sudo, or without root: bpflab vm; :doctor says what this machine can",
                m -> m.isRoot() && m.hasKernel(4, 8)),
        LAB("lab", "the lab network: network namespaces, veth, the tool ip, and the rights of root",
                "start it again with sudo, or without root: bpflab vm; :doctor says what this machine can",
                m -> m.isRoot() && m.has("proc/self/ns/net") && m.hasTool("ip")),
        BPFFS("bpffs", "the BPF file system at /sys/fs/bpf", "mount -t bpf bpf /sys/fs/bpf",
                m -> m.hasMounted("bpf", "/sys/fs/bpf")),
        TRACEFS("tracefs", "tracefs at /sys/kernel/tracing", "mount -t tracefs tracefs /sys/kernel/tracing",
                m -> m.hasMounted("tracefs", "/sys/kernel/tracing")
                || m.hasMounted("tracefs", "/sys/kernel/debug/tracing")),
        BTF("btf", "a kernel that describes its types (/sys/kernel/btf/vmlinux)",
                "bpflab vm, or a kernel built with CONFIG_DEBUG_INFO_BTF, as the distributions' are",
                m -> m.has("sys/kernel/btf/vmlinux")),
        JIT("jit", "the kernel's JIT compiler (/proc/sys/net/core/bpf_jit_enable)", "sysctl net.core.bpf_jit_enable=1",
                m -> m.has("proc/sys/net/core/bpf_jit_enable")),
        KPROBE("kprobe", "kprobes, which this kernel does not have", "bpflab vm: a kernel that has them",
                m -> m.offers(Feature.KPROBE)),
        FENTRY("fentry", "fentry programs, which this kernel does not have or allow",
                "bpflab vm: a kernel that has them", m -> m.offers(Feature.FENTRY)),
        LSM("lsm", "LSM programs, which this kernel does not have or allow", "bpflab vm: a kernel that has them",
                m -> m.offers(Feature.LSM)),
        CLANG("clang", "clang, which is not on the PATH", "apt-get install clang", m -> m.hasTool("clang"));

        private final String word;
        private final String missing;
        private final String remedy;
        private final Predicate<Machine> test;

        Thing(String word, String missing, String remedy, Predicate<Machine> test) {
            this.word = word;
            this.missing = missing;
            this.remedy = remedy;
            this.test = test;
        }

        @Override
        public boolean metBy(Machine machine) {
            return test.test(machine);
        }

        @Override
        public String missing(Machine machine) {
            return missing;
        }

        @Override
        public String remedy() {
            return remedy;
        }
    }

    /** The first need that a machine does not meet, as what a person must know; empty when all is there. */
    static Optional<Trouble> firstUnmet(Lesson lesson, Machine machine) {
        return lesson.needs().stream()
                .filter(need -> !need.metBy(machine))
                .findFirst()
                .map(need ->
                        Trouble.machine(
                                "lesson " + lesson.name() + " cannot run here", "it needs " + need.missing(machine),
                                        need.remedy()));
    }

    /** Reads {@code needs:}. @throws bpflab.trouble.TroubleException a need that is not known */
    static List<Need> parse(Place at, String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> parseOne(at, word))
                .toList();
    }

    private static Need parseOne(Place at, String word) {
        Matcher kernel = Pattern.compile("kernel\\s*>=\\s*(\\d{1,3})\\.(\\d{1,3})").matcher(word);
        if (kernel.matches()) {
            return new KernelAtLeast(Integer.parseInt(kernel.group(1)), Integer.parseInt(kernel.group(2)));
        }
        Matcher tool = Pattern.compile("tool\\s+([A-Za-z0-9._+-]+)").matcher(word);
        if (tool.matches()) {
            return new Tool(tool.group(1));
        }
        List<String> known = Arrays.stream(Thing.values()).map(thing -> thing.word).toList();
        return Arrays.stream(Thing.values())
                .filter(thing -> thing.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () -> at.broken(
                                "needs: \"" + word + "\" is not known",
                                        Nearest.hint(
                                        word, known,
                                                "known are kernel >= N.N, tool NAME, " + String.join(", ", known))));
    }
}
