package bpflab.trace;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How bpflab's instances are called: {@code bpflab-<pid>}, and with a purpose {@code bpflab-<pid>-check}. So who made
 * one can be told when it is dead. Each start asks: loops and no pattern, which would take longer to make than to use.
 */
public final class Instances {
    private static final String OURS = "bpflab-";
    private static final int MOST_DIGITS = 9;

    private Instances() {}

    /** This process's. */
    static String own() {
        return OURS + ProcessHandle.current().pid();
    }

    /** One more of this process. */
    static String own(String purpose) {
        return own() + "-" + purpose;
    }

    /**
     * Those that processes left behind which no longer live, in the order of their names.
     *
     * @param tracefs where it is mounted; nothing is found where it is not, or may not be looked into
     */
    public static List<Path> left(Path tracefs) {
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tracefs.resolve("instances"))) {
            for (Path instance : all) {
                long owner = owner(instance);
                if (owner >= 0 && !Files.exists(Path.of("/proc", String.valueOf(owner)))) {
                    left.add(instance);
                }
            }
        } catch (IOException | DirectoryIteratorException none) {
            return List.of();
        }
        left.sort(null);
        return left;
    }

    /** The process that made it; -1 where its name says of none. */
    static long owner(Path instance) {
        String name = instance.getFileName().toString();
        int end = OURS.length();
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        boolean ours = name.startsWith(OURS) && end > OURS.length() && end <= OURS.length() + MOST_DIGITS
                && (end == name.length() || name.charAt(end) == '-');
        return ours ? Long.parseLong(name.substring(OURS.length(), end)) : -1;
    }
}
