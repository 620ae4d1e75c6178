package bpflab.lesson;

import bpflab.kernel.Feature;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson asks of a machine, read from files so that it costs nothing and works without rights.
 *
 * @param root where {@code /proc}, {@code /sys} and the tools are: {@code /}
 * @param release the kernel, as uname names it
 * @param capabilities the effective ones of this process, a bit each: {@code CapEff} of proc_pid_status(5)
 * @param tools the folders of the PATH
 * @param features what the kernel offers of that which not all do: asked only for a lesson that needs it, since the
 *     kernel answers by trying
 */
public record Machine(Path root, String release, long capabilities, List<Path> tools, Supplier<Set<Feature>> features) {
    private static final int CAP_SYS_ADMIN = 21;
    private static final Pattern VERSION = Pattern.compile("^(\\d+)\\.(\\d+)");

    public Machine {
        tools = List.copyOf(tools);
    }

    /** This machine. {@code features} asks its kernel, as {@link bpflab.kernel.Kernel#features} does. */
    public static Machine here(Supplier<Set<Feature>> features) {
        Path root = Path.of("/");
        String release = read(root.resolve("proc/sys/kernel/osrelease")).strip();
        String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        List<Path> tools = Arrays.stream(path.split(":")).filter(word -> !word.isEmpty()).map(Path::of).toList();
        return new Machine(root, release, capabilities(read(root.resolve("proc/self/status"))), tools, features);
    }

    /** Whether this process may do what root may. */
    boolean isRoot() {
        return (capabilities >> CAP_SYS_ADMIN & 1) == 1;
    }

    /** Whether the kernel is that version or a later one. */
    boolean hasKernel(int major, int minor) {
        Matcher version = VERSION.matcher(release);
        if (!version.find()) {
            return false;
        }
        int itsMajor = Integer.parseInt(version.group(1));
        return itsMajor > major || itsMajor == major && Integer.parseInt(version.group(2)) >= minor;
    }

    /** Whether programs can be attached to the kernel that way, by this process. */
    boolean offers(Feature feature) {
        try {
            return features.get().contains(feature);
        } catch (TroubleException notAsked) {
            return false;
        }
    }

    /** Whether a file is there, named from {@link #root}. */
    boolean has(String file) {
        return Files.exists(root.resolve(file));
    }

    /** Whether a file system of that kind is mounted at that place, as {@code /proc/self/mounts} writes it. */
    boolean hasMounted(String kind, String place) {
        return read(root.resolve("proc/self/mounts"))
                .lines()
                .anyMatch(line -> line.contains(" " + place + " " + kind + " "));
    }

    /** Whether a tool can be run. */
    boolean hasTool(String name) {
        return tools.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
    }

    private static long capabilities(String status) {
        return status.lines()
                .filter(line -> line.startsWith("CapEff:"))
                .findFirst()
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .orElse(0L);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
