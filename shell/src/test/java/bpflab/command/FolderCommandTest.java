package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FolderCommandTest {
    private static final String DROP = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("xdp") int drop(struct xdp_md *ctx) { return XDP_DROP; }
            """;

    @TempDir
    Path folder;
    private Path other;
    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.in(folder.toRealPath());
        other = Files.createDirectories(folder.toRealPath().resolve("other folder"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void all_that_names_files_follows() throws Exception {
        Path lesson = desk.bench().folder().here();
        desk.file("taught.c", DROP);
        assertThat(desk.type(":cd \"" + other + "\"")).isEqualTo("in " + other);
        assertThat(desk.type("!pwd")).isEqualTo(other.toString());

        Files.writeString(other.resolve("x.c"), DROP);
        assertThat(desk.type(":compile x.c")).contains("-c 'x.c' -o x.o", "compiled");
        assertThat(desk.type(":compile taught.c").replaceAll("\\s+", " "))
                .contains("-c " + lesson + "/taught.c -o taught.o");
        desk.type("!echo echo from here > s; echo '!cat s' > s.bpflab");
        assertThat(desk.type(":source s.bpflab")).contains("echo from here");
        assertThat(desk.type(":save all.bpflab")).contains("in all.bpflab");
        assertThat(other.resolve("all.bpflab")).exists();
        assertThat(desk.type(":edit x.c")).contains("edit " + other.resolve("x.c"));

        assertThat(desk.type(":cd")).isEqualTo("in " + lesson);
        assertThat(desk.type(":cd -")).isEqualTo("in " + other);
    }

    /** What :how offers works when it is typed where it was asked for. */
    @Test
    void what_how_says_of_a_file_that_lies_elsewhere_works_as_typed() throws Exception {
        desk.file("taught.c", DROP).type(":cd \"" + other + "\"");
        desk.type(":compile taught.c");
        String line = desk.bench().how().tools().get(0);
        desk.type("!" + line);
        assertThat(desk.last().ok()).isTrue();
        assertThat(other.resolve("taught.o")).exists();
    }

    @Test
    void a_folder_that_is_not_there_and_one_that_was_removed_are_told() throws Exception {
        assertThat(desk.type(":cd nowhere")).contains("cannot go to nowhere", "there is no folder");
        desk.type(":cd \"" + other + "\"");
        Files.delete(other);
        assertThat(desk.type("!pwd")).contains("you are nowhere", "was removed", ":cd");
        assertThat(desk.type(":load x.c")).contains("cannot");
        assertThat(desk.type(":cd")).startsWith("in ");
    }
}
