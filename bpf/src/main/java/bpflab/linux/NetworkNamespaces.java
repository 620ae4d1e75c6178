package bpflab.linux;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Network namespaces besides the calling thread's: by the names of ip-netns(8), and by the processes that are there.
 */
final class NetworkNamespaces {
    private static final Path NAMED = Path.of("/run/netns");
    private static final Path PROC = Path.of("/proc");
    private static final Path OWN = Path.of("/proc/thread-self/ns/net");

    private NetworkNamespaces() {}

    /** Those that have a name, each once; a name that stands for none here (another mount namespace's) is left out. */
    static List<Path> others() {
        Set<Long> known = new HashSet<>(List.of(inode(OWN)));
        return children(NAMED).filter(file -> isNamespace(file) && known.add(inode(file))).toList();
    }

    /** Does something in the network namespace of that inode; where the thread is, if there is no way there. */
    static <T> T in(long inode, Callable<T> task) {
        Optional<Path> way = inode == 0 || inode == inode(OWN) ? Optional.empty()
                : Stream.concat(children(NAMED), children(PROC).map(process -> process.resolve("ns/net")))
                        .filter(file -> inode(file) == inode && isNamespace(file)).findFirst();
        return way.isPresent() ? NetworkNamespace.callUnchecked(way.get(), task)
                : OwnThread.call("bpflab-netns", task);
    }

    /** All namespaces are on one file system, nsfs. */
    private static boolean isNamespace(Path file) {
        try {
            return Files.getAttribute(file, "unix:dev").equals(Files.getAttribute(OWN, "unix:dev"));
        } catch (IOException gone) {
            return false;
        }
    }

    private static long inode(Path file) {
        try {
            return (Long) Files.getAttribute(file, "unix:ino");
        } catch (IOException gone) {
            return -1;
        }
    }

    private static Stream<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException none) {
            return Stream.empty();
        }
        return children.stream().sorted();
    }
}
