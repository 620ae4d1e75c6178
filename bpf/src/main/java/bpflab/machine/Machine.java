package bpflab.machine;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A machine: its files below a root, read when they are asked for, and the environment of the process that asks. It
 * costs nothing until then and needs no rights. Nothing here throws: what cannot be read is empty.
 *
 * @param root where the file system begins: {@code /}
 * @param environment the variables
 */
public record Machine(Path root, Map<String, String> environment) {
    /** Where shared libraries are, as the loader of each distribution has it. */
    private static final List<String> LIBRARIES =
            List.of("/usr/lib/" + architecture() + "-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib");

    public Machine {
        environment = Map.copyOf(environment);
    }

    /** This one. */
    public static Machine here() {
        return new Machine(Path.of("/"), System.getenv());
    }

    /** The architecture, as uname gives it: {@code x86_64}. */
    public static String architecture() {
        String java = System.getProperty("os.arch");
        return java.equals("amd64") ? "x86_64" : java;
    }

    /** The kernel's release, as uname gives it: {@code 6.18.44-amd64}. */
    public Optional<String> release() {
        return text("/proc/sys/kernel/osrelease");
    }

    /** The numbers of {@link #release}. */
    public Optional<KernelVersion> kernel() {
        return release().flatMap(KernelVersion::of);
    }

    /** What the calling thread may do; nothing where the kernel does not say. */
    public Rights rights() {
        return rightsIfKnown().orElse(new Rights(Set.of()));
    }

    /** What the calling thread may do. */
    public Optional<Rights> rightsIfKnown() {
        return Rights.read(lines("/proc/thread-self/status"));
    }

    /** Whether a file system of that type is mounted at that place: proc_pid_mounts(5). */
    public boolean hasMounted(String type, String place) {
        return lines("/proc/self/mounts").stream()
                .map(line -> line.split(" "))
                .anyMatch(words -> words.length > 2 && words[1].equals(place) && words[2].equals(type));
    }

    /** Whether tracefs is mounted, at one of its two places. */
    public boolean hasTracefs() {
        return hasMounted("tracefs", "/sys/kernel/tracing") || hasMounted("tracefs", "/sys/kernel/debug/tracing");
    }

    /** Whether the kernel describes its types to this process. */
    public boolean hasBtf() {
        return Files.isReadable(path("/sys/kernel/btf/vmlinux"));
    }

    /** The security modules that are active: {@code bpf} must be one for LSM programs. */
    public List<String> securityModules() {
        return text("/sys/kernel/security/lsm").map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** The mode of the lockdown that is chosen, {@code none}, {@code integrity}, {@code confidentiality}. */
    public Optional<String> lockdown() {
        return text("/sys/kernel/security/lockdown").flatMap(modes -> Arrays.stream(modes.split(" "))
                .filter(mode -> mode.startsWith("["))
                .map(mode -> mode.replaceAll("[\\[\\]]", ""))
                .findFirst());
    }

    /** The programs on the PATH. */
    public Tools tools() {
        return Tools.of(root, environment.getOrDefault("PATH", "/usr/bin:/bin"));
    }

    /** The shared library with that name, {@code libbpf.so.1}. */
    public Optional<Path> library(String name) {
        return LIBRARIES.stream().map(folder -> path(folder).resolve(name)).filter(Files::exists).findFirst();
    }

    /** The shared libraries whose names match. */
    public List<Path> libraries(String glob) {
        return LIBRARIES.stream().flatMap(folder -> matching(folder, glob).stream()).toList();
    }

    /** A file of this machine, named from the root down. */
    public Path path(String file) {
        return root.resolve(file.substring(1));
    }

    /** Whether a file is there. */
    public boolean has(String file) {
        return Files.exists(path(file));
    }

    /** The text of a small file, stripped. By a stream: a start that reads no other file sets up no channels. */
    public Optional<String> text(String file) {
        try (FileInputStream bytes = new FileInputStream(path(file).toFile())) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The lines of a small file. */
    public List<String> lines(String file) {
        return text(file).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The files of a folder whose names match, sorted. */
    List<Path> matching(String folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(folder), glob)) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException none) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /** The value of a variable; empty when it is not set or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
