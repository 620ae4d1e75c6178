package bpflab;

import bpflab.libbpf.Errno;
import bpflab.libbpf.Exec;
import bpflab.trouble.Trouble;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether what runs here is older than its sources, which the launcher finds out while Java starts. What is older does
 * nothing but start the launcher again, which builds first.
 */
final class Sources {
    /** The pipe with the name of a newer source, if there is one; its end comes when all were looked at. */
    private static final String PIPE = "bpflab.newer";

    private Sources() {}

    /**
     * Returns where nothing is newer.
     *
     * @throws bpflab.trouble.TroubleException the launcher does not start again
     */
    static void mustNotBeNewer() {
        String pipe = System.getProperty(PIPE);
        if (pipe != null && hasBytes(pipe)) {
            int errno = Exec.become(launcherWithItsWords(), "BPFLAB_STALE");
            throw Trouble.machine(
                    "this bpflab is older than its sources",
                    "it could not start again to build them: " + Errno.of(errno).words,
                    "bpflab version   # builds").toException();
        }
    }

    private static boolean hasBytes(String pipe) {
        try (FileInputStream found = new FileInputStream(pipe)) {
            return found.read() >= 0;
        } catch (IOException e) {
            return false; // what was built is there and can be run
        }
    }

    /** As they were typed, byte by byte: Java's own copies have lost what is no text. */
    private static List<String> launcherWithItsWords() {
        List<String> all = commandLine();
        String started = "-Dbpflab.started=";
        String home = "-Dbpflab.home=";
        List<String> words = new ArrayList<>();
        words.add(valueOf(started, all).contains("/") ? valueOf(started, all) : valueOf(home, all) + "/bpflab");
        words.addAll(all.subList(all.indexOf(Main.class.getName()) + 1, all.size()));
        return words;
    }

    private static String valueOf(String flag, List<String> words) {
        return words.stream().filter(word -> word.startsWith(flag)).findFirst().orElseThrow().substring(flag.length());
    }

    private static List<String> commandLine() {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc/self/cmdline"));
            String words = new String(bytes, StandardCharsets.ISO_8859_1);
            return Arrays.asList(words.substring(0, words.length() - 1).split("\0", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
