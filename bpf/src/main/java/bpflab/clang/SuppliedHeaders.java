package bpflab.clang;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Headers of our own, written out where clang can read them.
 *
 * <pre>
 * CACHE/headers-CRC/after/gnu/stubs-32.h   empty: with -target bpf glibc asks for it, and only gcc-multilib has it
 *                  /after/uapi             a link to /usr/include: what the kernel's sources call uapi/linux/x.h
 *                  /newer/bpf/...          what libbpf's headers gained since 1.1, on top of the system's own
 * </pre>
 */
final class SuppliedHeaders {
    private static final String[] NEWER = {"bpf_core_read.h", "bpf_helpers.h", "bpf_tracing.h"};

    private final Path cache;
    private Path folder;

    SuppliedHeaders(Path cache) {
        this.cache = cache;
    }

    /**
     * The folder to be searched behind all others.
     *
     * @throws bpflab.trouble.TroubleException there is no room anywhere
     */
    Path after() {
        return folder().resolve("after");
    }

    /**
     * The folder to be searched before the system's.
     *
     * @throws bpflab.trouble.TroubleException there is no room anywhere
     */
    Path newer() {
        return folder().resolve("newer");
    }

    private synchronized Path folder() {
        if (folder == null || !Files.isDirectory(folder)) {
            try {
                folder = written(cache.resolve(name()));
            } catch (IOException cacheIsNotOurs) {
                folder = thisRunOnly(cacheIsNotOurs);
            }
        }
        return folder;
    }

    private static Path thisRunOnly(IOException first) {
        try {
            Path folder = Files.createTempDirectory("bpflab-headers");
            folder.toFile().deleteOnExit();
            return written(folder);
        } catch (IOException second) {
            throw Trouble.failed(
                    "cannot write headers for clang", first.getMessage() + "; and in the temporary folder: "
                            + second.getMessage(),
                    "!df -h ~ " + System.getProperty("java.io.tmpdir")).toException(first);
        }
    }

    private static Path written(Path folder) throws IOException {
        Path gnu = Files.createDirectories(folder.resolve("after/gnu"));
        Path bpf = Files.createDirectories(folder.resolve("newer/bpf"));
        write(gnu.resolve("stubs-32.h"), new byte[0]);
        for (String name : NEWER) {
            write(bpf.resolve(name), content(name));
        }
        try {
            Files.createSymbolicLink(folder.resolve("after/uapi"), Path.of("/usr/include"));
        } catch (FileAlreadyExistsException kept) {
            return folder;
        }
        return folder;
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.isReadable(file)) {
            AtomicFile.write(file, temporary -> Files.write(temporary, content));
        }
    }

    /** The folder's name changes with what is in it, so that a new bpflab never meets an old one's headers. */
    private static String name() throws IOException {
        CRC32 sum = new CRC32();
        for (String name : NEWER) {
            sum.update(content(name));
        }
        return "headers-" + Long.toHexString(sum.getValue());
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream in = SuppliedHeaders.class.getResourceAsStream("newer/bpf/" + name)) {
            if (in == null) {
                throw new IOException("bpflab was built without " + Arrays.toString(NEWER));
            }
            return in.readAllBytes();
        }
    }
}
