package bpflab.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * Whose a file is: an editor run by root that writes a new file in the place of the old must not take it from the
 * student.
 */
record Owner(Optional<UserPrincipal> user) {
    /** The owner of a file; of its folder while there is no such file. */
    static Owner of(Path file) {
        try {
            return new Owner(
                    Optional.of(Files.getOwner(Files.exists(file) ? file : file.toAbsolutePath().getParent())));
        } catch (IOException | UnsupportedOperationException unknown) {
            return new Owner(Optional.empty());
        }
    }

    /** Gives the file to its owner, if it is not. */
    void own(Path file) {
        try {
            if (user.isPresent() && Files.exists(file) && !Files.getOwner(file).equals(user.get())) {
                Files.setOwner(file, user.get());
            }
        } catch (IOException notOurs) {
            // Who may not give it away does not run as root, and then it was the student's own editor.
        }
    }
}
