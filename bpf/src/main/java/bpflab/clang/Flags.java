package bpflab.clang;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words of clang's command line. */
final class Flags {
    /** What decides the code and the types; the precompiled header is made with the same. */
    static final List<String> TARGET = List.of("-O2", "-g", "-target", "bpf");
    /** Nothing that a person need type: plain text, and no report files in /tmp when clang itself fails. */
    static final List<String> QUIET = List.of("-fno-color-diagnostics", "-fno-crash-diagnostics");

    /** Java's name of a machine, Debian's folder of its headers, the kernel's name in {@code __TARGET_ARCH_}. */
    private static final Map<String, String[]> MACHINES = Map.of(
            "amd64", new String[] {"x86_64-linux-gnu", "x86"},
            "aarch64", new String[] {"aarch64-linux-gnu", "arm64"},
            "riscv64", new String[] {"riscv64-linux-gnu", "riscv"},
            "s390x", new String[] {"s390x-linux-gnu", "s390"},
            "ppc64le", new String[] {"powerpc64le-linux-gnu", "powerpc"},
            "loongarch64", new String[] {"loongarch64-linux-gnu", "loongarch"});

    private Flags() {}

    /**
     * The words between {@code clang} and {@code -c}.
     *
     * @param kernelHeader the folder of vmlinux.h, null when the source has no need of it
     */
    static List<String> of(SourceFile source, Includes includes, Path kernelHeader, List<String> more) {
        List<String> words = new ArrayList<>(TARGET);
        words.add("-Wall");
        if (!source.folder().toString().isEmpty()) {
            words.add("-I" + source.folder());
        } else {
            words.add("-I.");
        }
        machine(includes.tracing(), words);
        if (kernelHeader != null) {
            words.add("-I" + kernelHeader);
        }
        words.addAll(more);
        return words;
    }

    /** What tells headers which machine this is, whether they ask for it or not. */
    static List<String> machine() {
        List<String> words = new ArrayList<>();
        machine(true, words);
        return words;
    }

    /** Where clang looks for headers that a package has installed. */
    static Stream<Path> systemFolders() {
        String[] names = MACHINES.get(System.getProperty("os.arch"));
        return Stream.of("", names == null ? "" : names[0]).map(Path.of("/usr/include")::resolve);
    }

    /** Debian keeps asm/types.h in a folder named after the machine, where {@code -target bpf} does not look. */
    private static void machine(boolean tracing, List<String> words) {
        String[] names = MACHINES.get(System.getProperty("os.arch"));
        if (names == null) {
            return;
        }
        Path headers = Path.of("/usr/include", names[0]);
        if (Files.isDirectory(headers)) {
            words.add("-I" + headers);
        }
        if (tracing) {
            words.add("-D__TARGET_ARCH_" + names[1]);
        }
    }

    /**
     * How the source is named to clang: a name that begins with a dash is not a flag, a name without .c is C all the
     * same.
     */
    static List<String> input(Path source) {
        String name = source.toString().startsWith("-") ? "./" + source : source.toString();
        return name.endsWith(".c") ? List.of("-c", name) : List.of("-x", "c", "-c", name);
    }

    /** The object's name as clang itself would choose it: in the working folder, with .o for .c. */
    static String objectName(Path source) {
        String name = source.getFileName().toString();
        return (name.endsWith(".c") ? name.substring(0, name.length() - 2) : name) + ".o";
    }
}
