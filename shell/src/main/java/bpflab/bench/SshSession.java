package bpflab.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SSH connection that somebody sits at, as this process and those above it tell.
 *
 * @param root where {@code proc} is
 */
record SshSession(Path root, Map<String, String> environment) {
    private static final String VARIABLE = "SSH_CONNECTION=";
    private static final int MOST_PARENTS = 64;

    /**
     * {@code client-address client-port server-address server-port}; empty when there is none. sudo takes it out of the
     * environment; a process above sudo still has it.
     */
    String connection() {
        String mine = environment.getOrDefault("SSH_CONNECTION", "");
        return mine.isEmpty()
                ? processes().stream().map(this::told).filter(told -> !told.isEmpty()).findFirst().orElse("")
                : mine;
    }

    /** The folders of the cgroups of this process and of those above it, sshd's too; none when there is no session. */
    Set<Path> groups() {
        Optional<Path> mount = mount();
        if (mount.isEmpty() || connection().isEmpty()) {
            return Set.of();
        }
        return processes().stream()
                .filter(process -> !process.equals("1"))
                .flatMap(process -> text("proc/" + process + "/cgroup").lines())
                .filter(line -> line.startsWith("0::/"))
                .map(line -> mount.get().resolve(line.substring("0::/".length())))
                .collect(Collectors.toSet());
    }

    /** Whether a folder is that of the group of all processes. */
    boolean isRootGroup(Path folder) {
        return mount().filter(folder.normalize()::equals).isPresent();
    }

    /** Where cgroup2 is mounted, the fifth word of a line: proc_pid_mountinfo(5). */
    private Optional<Path> mount() {
        return text("proc/self/mountinfo").lines()
                .filter(line -> line.contains(" - cgroup2 "))
                .map(line -> Path.of(line.split(" ")[4]))
                .reduce((earlier, later) -> later);
    }

    /** This one, its parent, and so on. */
    private List<String> processes() {
        List<String> found = new ArrayList<>();
        for (String at = "self"; found.size() < MOST_PARENTS && !at.equals("0");
                at = parent(text("proc/" + at + "/stat"))) {
            found.add(at);
        }
        return found;
    }

    private String told(String process) {
        return Arrays.stream(text("proc/" + process + "/environ").split("\0"))
                .filter(word -> word.startsWith(VARIABLE))
                .map(word -> word.substring(VARIABLE.length()))
                .findFirst()
                .orElse("");
    }

    /** proc(5): the command's name may hold anything; behind its last bracket come the state and the parent. */
    private static String parent(String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return words.length > 1 ? words[1] : "0";
    }

    private String text(String file) {
        try {
            return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
