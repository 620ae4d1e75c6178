package bpflab.clang;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This kernel's vmlinux.h, generated once, and precompiled once for each clang: 3 MB of C that would cost 200 ms a
 * compilation.
 *
 * <pre>
 * CACHE/vmlinux-IDENTITY/vmlinux.h                    one folder for each kernel's types
 *                       /clang-VERSION-FLAGS.pch      one precompiled header for each clang
 * </pre>
 * Files appear whole or not at all. Where the cache cannot be written, a folder in the temporary directory serves this
 * run.
 */
final class KernelHeader {
    private static final String NAME = "vmlinux.h";

    private final HeaderSource source;
    private final Path cache;
    private Path folder;
    private boolean cannotPrecompile;

    KernelHeader(HeaderSource source, Path cache) {
        this.source = source;
        this.cache = cache;
    }

    /**
     * The folder that holds vmlinux.h.
     *
     * @throws bpflab.trouble.TroubleException the kernel has no BTF, or there is no room anywhere
     */
    synchronized Path folder() {
        if (folder == null || !Files.isReadable(folder.resolve(NAME))) {
            folder = provide();
        }
        return folder;
    }

    private Path provide() {
        Path kept = cache.resolve("vmlinux-" + plain(source.identity()));
        try {
            return written(kept);
        } catch (IOException first) {
            try {
                return written(thisRunOnly());
            } catch (IOException second) {
                throw Trouble.failed(
                        "cannot write vmlinux.h", said(first) + "; and in the temporary folder: " + said(second),
                        "!df -h " + cache + " " + System.getProperty("java.io.tmpdir"))
                                .toException(first);
            }
        }
    }

    private Path written(Path into) throws IOException {
        Path header = into.resolve(NAME);
        if (!Files.isReadable(header)) {
            Files.createDirectories(into);
            AtomicFile.write(header, source::writeTo);
        }
        return into;
    }

    private static Path thisRunOnly() throws IOException {
        Path folder = Files.createTempDirectory("bpflab-vmlinux");
        folder.toFile().deleteOnExit();
        folder.resolve(NAME).toFile().deleteOnExit();
        return folder;
    }

    /**
     * The precompiled header for this clang, made if it is not there; empty when it cannot be made: the header itself
     * serves then.
     */
    synchronized Optional<Path> precompiled(Path clang, String version) throws InterruptedException {
        return precompiled(clang, version, folder().resolve(NAME), "");
    }

    /**
     * A text that includes vmlinux.h, written beside it as a header, if it is not there.
     *
     * @param name the header's, which must tell one text from another
     */
    synchronized Path beside(String name, String text) {
        Path file = folder().resolve(name);
        try {
            if (!Files.isReadable(file)) {
                AtomicFile.write(file, temporary -> Files.writeString(temporary, text));
            }
            return file;
        } catch (IOException e) {
            throw Trouble.failed(
                    "cannot write " + file, said(e), "!df -h " + cache).toException(e);
        }
    }

    /** As {@link HeaderSource#declaration}. */
    Optional<String> declaration(String function) {
        return source.declaration(function);
    }

    /** One that was written beside vmlinux.h, precompiled for this clang; empty when that cannot be. */
    synchronized Optional<Path> precompiled(Path clang, String version, Path beside) throws InterruptedException {
        String name = beside.getFileName().toString();
        return precompiled(clang, version, beside, name.substring(0, name.lastIndexOf('.')) + "-");
    }

    private Optional<Path> precompiled(Path clang, String version, Path header, String prefix)
            throws InterruptedException {
        Path file = folder().resolve(
                prefix + "clang-" + plain(version) + "-" + Integer.toHexString(Flags.TARGET.hashCode()) + ".pch");
        if (Files.isReadable(file)) {
            return Optional.of(file);
        }
        if (cannotPrecompile || !precompile(clang, header, file)) {
            cannotPrecompile = true;
            return Optional.empty();
        }
        if (!file.startsWith(cache)) {
            file.toFile().deleteOnExit();
        }
        return Optional.of(file);
    }

    /**
     * Without times inside ({@code -fno-pch-timestamp}), so that it stays good when the header is written again by
     * another bench.
     */
    private boolean precompile(Path clang, Path header, Path file) throws InterruptedException {
        InterruptedException[] interrupted = new InterruptedException[1];
        try {
            AtomicFile.write(file, temporary -> {
                List<String> command = new ArrayList<>(List.of(clang.toString()));
                command.addAll(Flags.TARGET);
                if (!header.endsWith(NAME)) {
                    command.addAll(Flags.machine());
                    command.add("-w");
                }
                command.addAll(List.of(
                        "-Xclang", "-fno-pch-timestamp", "-x", "c-header", header.toString(), "-o",
                        temporary.toString()));
                try {
                    ClangRun run = ClangRun.of(command);
                    if (run.status() != 0) {
                        throw new IOException(run.said());
                    }
                } catch (InterruptedException e) {
                    interrupted[0] = e;
                    throw new IOException(e);
                }
            });
            return true;
        } catch (IOException e) {
            if (interrupted[0] != null) {
                throw interrupted[0];
            }
            return false;
        }
    }

    /** Takes away a precompiled header that clang would not read. */
    synchronized void reject(Path precompiled) {
        cannotPrecompile = true;
        try {
            Files.deleteIfExists(precompiled);
        } catch (IOException e) {
            cannotPrecompile = true; // it stays, and is not used again in this run
        }
    }

    private static String said(IOException e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
        return e instanceof FileSystemException f ? f.getFile() + ": " + reason : reason;
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\w.+-]", "_");
    }
}
