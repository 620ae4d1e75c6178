package bpflab.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose files they are. Under sudo the process is root's and the files are the student's.
 *
 * @param home the student's home
 * @param state where programs keep their state: XDG Base Directory specification
 * @param owner the user and group that new files are given to; empty when they are made by the right one anyway
 */
public record Student(Path home, Path state, Optional<Owner> owner) {
    private static final int HOME_FIELD = 5;

    /** A user and a group, by number. */
    public record Owner(int uid, int gid) {}

    /**
     * Who sits here, by the environment.
     *
     * @param root whether this process is root's: only then SUDO_UID means something
     */
    public static Student of(Map<String, String> environment, boolean root) {
        String uid = environment.getOrDefault("SUDO_UID", "");
        String gid = environment.getOrDefault("SUDO_GID", "");
        boolean sudo = root && uid.matches("[1-9]\\d{0,9}") && gid.matches("\\d{1,10}");
        Path home = sudo ? homeOf(uid, environment) : Path.of(environment.getOrDefault("HOME", "/root"));
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path states = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
        return new Student(
                home, states,
                        sudo
                        ? Optional.of(new Owner(Integer.parseUnsignedInt(uid), Integer.parseUnsignedInt(gid)))
                        : Optional.empty());
    }

    /** Who sits here, by the environment of this process. */
    public static Student of(Map<String, String> environment) {
        return of(environment, "root".equals(System.getProperty("user.name")));
    }

    /** Who sits here. */
    public static Student here() {
        return of(System.getenv());
    }

    /** Gives a file that we made to the student. */
    public void give(Path file) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(file, "unix:uid", owner.get().uid());
            Files.setAttribute(file, "unix:gid", owner.get().gid());
        }
    }

    /** Makes a folder and those above it; those that were not there belong to the student. */
    public void makeFolder(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        for (Path each : missing) {
            Files.createDirectory(each);
            give(each);
        }
    }

    /** Writes a file so that it is there whole or not at all. */
    void write(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + ".half");
        try {
            Files.write(half, content);
            give(half);
            makeWritable(half);
            Files.move(half, file);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void makeWritable(Path file) throws IOException {
        Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        rights.add(PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(file, rights);
    }

    private static Path homeOf(String uid, Map<String, String> environment) {
        try {
            for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
                String[] fields = line.split(":");
                if (fields.length > HOME_FIELD && fields[2].equals(uid)) {
                    return Path.of(fields[HOME_FIELD]);
                }
            }
        } catch (IOException e) {
            // Users may be known elsewhere (LDAP): go by the name.
        }
        return Path.of("/home", environment.getOrDefault("SUDO_USER", uid));
    }
}
