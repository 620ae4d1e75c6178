package bpflab.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The command that starts another class with this process's Java, class path and flags: the launcher's, and so its
 * start-up archive, which halves what such a process costs.
 */
final class SameJava {
    /** Flags that are for one process alone: making an archive, debuggers, agents. */
    private static final List<String> NOT_AGAIN = List.of(
            "-XX:ArchiveClassesAtExit", "-XX:AOTCacheOutput", "-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp",
            "-Xdebug", "-jar");
    private static final Set<String> WITH_A_WORD = Set.of("-cp", "-classpath", "--class-path");

    private SameJava() {}

    static List<String> command(Class<?> main, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(own()));
        // A JVM that dies says so by its end; it need not write pages about it into the folder where it was started.
        command.addAll(List.of("-XX:+SuppressFatalErrorMessage", "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(words);
        return command;
    }

    /** The words of this process behind {@code java}; none where /proc does not tell. */
    private static List<String> own() {
        try {
            String all = new String(Files.readAllBytes(Path.of("/proc/self/cmdline")), StandardCharsets.UTF_8);
            List<String> words = List.of(all.split("\0"));
            return words.subList(1, words.size());
        } catch (IOException hidden) {
            return List.of();
        }
    }

    /** Those of them before the main class that another process wants, too. */
    static List<String> flags(List<String> words) {
        List<String> flags = new ArrayList<>();
        for (int i = 0; i < words.size() && words.get(i).startsWith("-"); i++) {
            String word = words.get(i);
            if (WITH_A_WORD.contains(word)) {
                i++;
            } else if (NOT_AGAIN.stream().noneMatch(word::startsWith)) {
                flags.add(word);
            }
        }
        return flags;
    }
}
