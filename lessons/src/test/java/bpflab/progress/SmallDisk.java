package bpflab.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of 64 kB in memory, to be filled. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder) throws IOException {
        run("mount", "-t", "tmpfs", "-o", "size=64k", "bpflab-test", folder.toString());
        return new SmallDisk(folder);
    }

    /** Leaves not a byte. */
    void fill() {
        try {
            Files.write(folder.resolve("ballast"), new byte[1 << 20]);
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    void makeReadOnly() throws IOException {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }

    private static void run(String... words) throws IOException {
        assertThat(new ProcessBuilder(words).inheritIO().start().onExit().join().exitValue())
                .as(String.join(" ", words))
                .isZero();
    }
}
