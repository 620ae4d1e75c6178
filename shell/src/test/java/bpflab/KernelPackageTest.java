package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a kernel is fetched and kept, with an archive that knows two series and does not answer. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelPackageTest {
    private static final String SCRIPT = Tree.TOP.resolve("vm/kernel.sh").toString();

    @TempDir
    Path folder;

    private Path tools;

    @BeforeEach
    void anArchive() throws IOException {
        tools = Files.createDirectories(folder.resolve("tools"));
        tool("dpkg", "echo amd64");
        tool("apt-cache",
                "[ \"$1\" != show ] && printf '%s\\n' linux-image-6.1.0-9-amd64 linux-image-6.1.0-10-amd64 "
                + "linux-image-6.12.4+deb12-amd64 linux-image-6.12.4+deb12-cloud-amd64");
        tool("apt-get", "echo 'E: Could not resolve the archive' >&2; exit 100");
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() throws Exception {
        for (String name : List.of("5.4", "six", "6.1.0")) {
            Child.Ended ended = kernel(name);
            assertThat(ended.text()).contains("6.1 6.12", "bpflab vm --kernel newest");
            assertThat(ended.status()).isIn(2, 3);
        }
    }

    @Test
    void an_archive_that_does_not_answer_is_told() throws Exception {
        Child.Ended ended = kernel("6.1");
        assertThat(ended.text())
                .contains("E: Could not resolve the archive", "the kernel 6.1 could not be fetched",
                        "when there is a network");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(folder.resolve("cache/bpflab/vm")).isDirectoryNotContaining("glob:**/half.*");
    }

    @Test
    void what_was_fetched_once_needs_no_archive() throws Exception {
        Path kept = kept("6.12.4+deb12-amd64");
        assertThat(kernel("6.12").output()).containsExactly(kept.toString());
        assertThat(kernel("newest").output()).containsExactly(kept.toString());
        assertThat(kernel().output()).containsExactly(kept.toString());
    }

    @Test
    void versions_are_compared_as_numbers() throws Exception {
        kept("6.1.0-9-amd64");
        Path newer = kept("6.1.0-10-amd64");
        assertThat(kernel("6.1").output()).containsExactly(newer.toString());
    }

    @Test
    void a_full_disk_is_told_before_anything_is_fetched() throws Exception {
        tool("df", "echo 'Filesystem 1024-blocks Used Available Capacity Mounted'; echo 'x 1 1 1000 99% /'");
        Child.Ended ended = kernel("6.1");
        assertThat(ended.text()).contains("there is no room for a kernel", "needs 450 MB");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void what_a_killed_one_left_half_done_goes() throws Exception {
        Path half = Files.createDirectories(folder.resolve("cache/bpflab/vm/half.killed"));
        kept("6.1.0-10-amd64");
        kernel("6.1");
        assertThat(half).doesNotExist();
    }

    private Path kept(String release) throws IOException {
        Path kept = Files.createDirectories(folder.resolve("cache/bpflab/vm/kernels").resolve(release));
        Files.writeString(kept.resolve("vmlinux"), "");
        Files.writeString(kept.resolve("initramfs"), "");
        return kept.toRealPath();
    }

    private Child.Ended kernel(String... name) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("PATH", tools + ":" + System.getenv("PATH"), "XDG_CACHE_HOME",
                        folder.resolve("cache").toString());
        return Child.ended(folder, environment, name.length == 0 ? List.of(SCRIPT) : List.of(SCRIPT, name[0]));
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
