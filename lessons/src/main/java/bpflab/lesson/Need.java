package bpflab.lesson;

import bpflab.hook.Feature;
import bpflab.hook.HookKind;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a machine must have for a lesson: an item of {@code needs: xdp, kernel >= 5.8, bpffs, tool bpftool}.
 */
public sealed interface Need {

    /** What helps where the kernel has it all and the student may not. */
    String WITHOUT_RIGHTS = Rights.REMEDY;

    /** Whether the machine has it. */
    boolean metBy(Conditions here);

    /** What is missing, to be read behind "it needs": {@code kernel 5.8 or later; this one is 5.4.0}. */
    String missing(Conditions here);

    /** What to do about it. */
    String remedy(Conditions here);

    /** {@code kernel >= 5.8}. */
    record KernelAtLeast(int major, int minor) implements Need {
        @Override
        public boolean metBy(Conditions here) {
            return here.hasKernel(major, minor);
        }

        @Override
        public String missing(Conditions here) {
            return "kernel " + major + "." + minor + " or later; this one is "
                    + here.machine().release().orElse("unknown");
        }

        @Override
        public String remedy(Conditions here) {
            return "bpflab vm --kernel newest";
        }
    }

    /** {@code tool NAME}: a program on the PATH. */
    record Tool(String name) implements Need {
        @Override
        public boolean metBy(Conditions here) {
            return here.machine().tools().has(name);
        }

        @Override
        public String missing(Conditions here) {
            return "the tool " + name + ", which is not on the PATH";
        }

        @Override
        public String remedy(Conditions here) {
            return ":doctor   # names the package of " + name;
        }
    }

    /** The word of a kind of hook: {@code xdp}, {@code kprobe}. */
    record Attaching(HookKind kind) implements Need {
        @Override
        public boolean metBy(Conditions here) {
            return here.machine().rights().may(right()) && isYoungEnough(here)
                    && kind.feature().filter(feature -> !here.offers(feature)).isEmpty();
        }

        private Right right() {
            return kind.sections().get(0).type().needsPerfmon() ? Right.TRACING : Right.PACKETS;
        }

        private boolean isYoungEnough(Conditions here) {
            return here.hasKernel(kind.since().major(), kind.since().minor());
        }

        @Override
        public String missing(Conditions here) {
            String words = kind.words() + " programs: ";
            if (!here.machine().rights().may(right())) {
                return words + "the right to " + right().words();
            }
            return isYoungEnough(here)
                    ? words + "this kernel has no " + kind.feature().map(Feature::lacking).orElse(kind.words())
                    : words + "kernel " + kind.since() + " or later; this one is "
                            + here.machine().release().orElse("unknown");
        }

        @Override
        public String remedy(Conditions here) {
            return here.machine().rights().may(right())
                    ? "bpflab vm   # a kernel that has them\n:doctor   # says what this machine can"
                    : WITHOUT_RIGHTS;
        }
    }

    /** A thing with a name of its own. */
    enum Thing implements Need {
        ROOT("root", "the right to load programs: root, or CAP_BPF with CAP_NET_ADMIN and CAP_PERFMON",
                WITHOUT_RIGHTS, m -> m.machine().rights().mayLoadAll()),
        LAB("lab", "the lab network: network namespaces, veth, the tool ip, and the rights of root",
                Rights.REMEDY + "\n:doctor   # says what this machine can",
                m -> m.machine().rights().may(Right.NETWORKS) && m.machine().has("/proc/self/ns/net")
                        && m.machine().tools().has("ip")),
        BPFFS("bpffs", "the BPF file system at /sys/fs/bpf", "mount -t bpf bpf /sys/fs/bpf",
                m -> m.machine().hasMounted("bpf", "/sys/fs/bpf")),
        TRACEFS("tracefs", "tracefs at /sys/kernel/tracing", "mount -t tracefs tracefs /sys/kernel/tracing",
                m -> m.machine().hasTracefs()),
        BTF("btf", "a kernel that describes its types (/sys/kernel/btf/vmlinux)",
                "bpflab vm   # or a kernel built with CONFIG_DEBUG_INFO_BTF, as the distributions' are",
                m -> m.machine().hasBtf()),
        JIT("jit", "the kernel's JIT compiler (/proc/sys/net/core/bpf_jit_enable)", "sysctl net.core.bpf_jit_enable=1",
                m -> m.machine().has("/proc/sys/net/core/bpf_jit_enable")),
        CLANG("clang", "clang, which is not on the PATH", "!apt-get install clang",
                m -> m.machine().tools().has("clang"));

        private final String word;
        private final String missing;
        private final String remedy;
        private final Predicate<Conditions> test;

        Thing(String word, String missing, String remedy, Predicate<Conditions> test) {
            this.word = word;
            this.missing = missing;
            this.remedy = remedy;
            this.test = test;
        }

        @Override
        public boolean metBy(Conditions here) {
            return test.test(here);
        }

        @Override
        public String missing(Conditions here) {
            return missing;
        }

        @Override
        public String remedy(Conditions here) {
            return remedy;
        }
    }

    /** The first need that a machine does not meet, as what a person must know; empty when all is there. */
    static Optional<Trouble> firstUnmet(Lesson lesson, Conditions here) {
        return lesson.needs().stream()
                .filter(need -> !need.metBy(here))
                .findFirst()
                .map(need ->
                        Trouble.machine(
                                "lesson " + lesson.name() + " cannot run here", "it needs " + need.missing(here),
                                        need.remedy(here)));
    }

    /**
     * Reads {@code needs:}.
     *
     * @param faults gets the needs that are not known
     */
    static List<Need> parse(Place at, String text, Faults faults) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .flatMap(word -> faults.gather(() -> parseOne(at, word)).stream())
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
        Optional<HookKind> hook = Arrays.stream(HookKind.values()).filter(kind -> kind.word().equals(word)).findFirst();
        if (hook.isPresent()) {
            return new Attaching(hook.get());
        }
        List<String> known = Stream.concat(
                Arrays.stream(Thing.values()).map(thing -> thing.word),
                Arrays.stream(HookKind.values()).map(HookKind::word)).toList();
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
