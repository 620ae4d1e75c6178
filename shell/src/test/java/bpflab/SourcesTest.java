package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is older than its sources becomes the launcher again: the process itself, so here in one of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourcesTest {
    @TempDir
    Path folder;

    @Test
    void what_is_older_than_its_sources_starts_the_launcher_again_in_its_own_place() throws Exception {
        Child.Ended ended = run("pom.xml\n");
        assertThat(ended.output()).containsExactly("1", "0000000000000000", "[-c]", "[1 + 1]", "[]", "[*]");
        assertThat(ended.status()).isEqualTo(7);
    }

    @Test
    void what_is_not_goes_on() throws Exception {
        assertThat(run("").text()).contains("int $1 ==> 2").doesNotContain("[-c]");
    }

    private Child.Ended run(String newer) throws Exception {
        Path launcher = Files.writeString(folder.resolve("bpflab"), """
                #!/bin/sh
                echo "$BPFLAB_STALE"
                while read -r name value; do [ "$name" != SigBlk: ] || echo "$value"; done </proc/self/status
                for word; do echo "[$word]"; done
                exit 7
                """);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path found = Files.writeString(folder.resolve("newer"), newer);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Dbpflab.home=" + folder,
                "-Dbpflab.started=" + launcher, "-Dbpflab.newer=" + found, "-cp",
                System.getProperty("java.class.path"), "bpflab.Main", "-c", "1 + 1", "", "*"));
        if (newer.isEmpty()) {
            command = command.subList(0, command.size() - 2);
            command.set(1, "-Dbpflab.home=" + Tree.TOP);
        }
        return Child.ended(folder, Map.of("HOME", folder.toString()), command);
    }
}
