package bpflab.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Folders in which nobody but root can put a link, so that root may write there by name. */
final class RootsAlone {
    private static final int OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;

    private RootsAlone() {}

    /**
     * Whether only root writes in a folder and, up to the top, none but root can put another in its place. No folder on
     * the way may be a link; the home itself may be reached by one, since root chose it.
     */
    static boolean is(Path folder, Path home) throws IOException {
        Path real = folder.toRealPath();
        Path plain = folder.startsWith(home) ? home.toRealPath().resolve(home.relativize(folder)) : folder;
        if (!real.equals(plain.normalize()) || (mode(real) & OTHERS_WRITE) != 0) {
            return false;
        }
        for (Path at = real; at != null; at = at.getParent()) {
            // In a sticky folder, as /tmp, others cannot rename what is root's.
            boolean othersMayReplace = (mode(at) & OTHERS_WRITE) != 0 && (mode(at) & STICKY) == 0;
            if (uid(at) != 0 || othersMayReplace) {
                return false;
            }
        }
        return true;
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
