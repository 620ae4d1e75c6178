package bpflab.progress;

import bpflab.owner.OwnedFiles;
import bpflab.owner.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whose files they are. Under sudo the process is root's and the files are the student's.
 *
 * @param home the student's home
 * @param state where programs keep their state: XDG Base Directory specification
 * @param owner the user and group that files are made as; empty when this process is theirs
 */
public record Student(Path home, Path state, Optional<Owner> owner) {
    private static final int HOME_FIELD = 5;

    /**
     * Who sits here, by the environment.
     *
     * @param root whether this process is root's: only then SUDO_UID means something
     */
    static Student of(Map<String, String> environment, boolean root) {
        String uid = environment.getOrDefault("SUDO_UID", "");
        String gid = environment.getOrDefault("SUDO_GID", "");
        // The first regular expression of a run costs as much as all the rest of this.
        boolean sudo = root && !uid.isEmpty() && uid.matches("[1-9]\\d{0,9}") && gid.matches("\\d{1,10}");
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

    /** What makes the student's files. */
    public OwnedFiles files() {
        return OwnedFiles.of(home, owner);
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
