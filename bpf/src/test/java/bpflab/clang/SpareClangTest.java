package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
class SpareClangTest {
    @TempDir
    Path folder;
    private final List<Runnable> later = new ArrayList<>();
    private final Set<ProcessHandle> before = children();
    private Path clang;
    private SpareClang spare;

    /** Says of which process its words are read. */
    @BeforeEach
    void make() throws Exception {
        clang = Files.writeString(folder.resolve("clang"), "#!/bin/sh\necho $$ $#\ncat >/dev/null\n");
        Files.setPosixFilePermissions(clang, PosixFilePermissions.fromString("rwxr-xr-x"));
        spare = new SpareClang(clang, later::add);
    }

    @AfterEach
    void close() {
        spare.close();
    }

    @Test
    void none_waits_before_the_first_was_used() {
        try (WaitingClang first = spare.take()) {
            spare.giveBack(first);
            assertThat(first.waits()).isFalse();
        }
        assertThat(later).isEmpty();
    }

    @Test
    void behind_one_that_was_used_another_waits() throws Exception {
        use();

        try (WaitingClang next = spare.take()) {
            assertThat(next.waits()).isTrue();
            assertThat(new String(next.run(List.of(clang.toString(), "-c")).output())).endsWith(" 1\n");
        }
    }

    @Test
    void one_that_nobody_had_need_of_waits_on() throws Exception {
        use();
        try (WaitingClang unused = spare.take()) {
            spare.giveBack(unused);
        }

        try (WaitingClang next = spare.take()) {
            assertThat(next.waits()).isTrue();
        }
    }

    @Test
    void one_that_was_killed_while_it_waited_is_not_used() throws Exception {
        use();
        try (WaitingClang killed = spare.take()) {
            for (ProcessHandle process : started()) {
                process.destroyForcibly();
                process.onExit().join();
            }

            assertThat(new String(killed.run(List.of(clang.toString(), "a", "b")).output())).endsWith(" 2\n");
        }
    }

    @Test
    void one_that_nobody_comes_for_ends() throws Exception {
        use();
        later.forEach(Runnable::run);

        try (WaitingClang next = spare.take()) {
            assertThat(next.waits()).isFalse();
        }
    }

    @Test
    void closed_it_keeps_none() throws Exception {
        use();
        spare.close();
        assertThat(started()).isEmpty();

        use();
        assertThat(later).hasSize(1);
    }

    /** What of this test lives. */
    private Set<ProcessHandle> started() {
        Set<ProcessHandle> started = children();
        started.removeAll(before);
        return started;
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void use() throws InterruptedException {
        try (WaitingClang first = spare.take()) {
            first.start();
            first.run(List.of(clang.toString(), "-c"));
            spare.giveBack(first);
        }
    }
}
