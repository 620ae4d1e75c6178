package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The C of the published texts that the course is made from, as it stands there; only where these texts are. */
class PublishedProgramsTest extends KernelDesk {
    private static final Path TEXTS = Path.of("../../shared/seeds");
    private static final Pattern BLOCK = Pattern.compile("```c?\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_socket_filter_of_002_is_translated_and_its_own_error_is_explained() throws Exception {
        desk.file("example.c", program("002_"));
        assertThat(desk.type(":load example.c"))
                .contains("dialect    old maps, ")
                .contains("packet_counter reads a field that its context does not have", "skb->data",
                        "bpf_skb_load_bytes");
    }

    @Test
    void the_counter_of_003_is_todays_c_and_loads() throws Exception {
        desk.file("packet_count.bpf.c", program("003_"));
        assertThat(desk.type(":load packet_count.bpf.c"))
                .containsPattern("packet_count +xdp").doesNotContain("dialect");
    }

    /** The one program that a text has whole. */
    private static String program(String text) throws IOException {
        assumeTrue(Files.isDirectory(TEXTS), "the published texts are not here");
        try (Stream<Path> files = Files.list(TEXTS)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(text)).findFirst().orElseThrow();
            List<String> programs = BLOCK.matcher(Files.readString(file)).results()
                    .map(block -> block.group(1))
                    .filter(block -> block.contains("#include") && block.contains("return "))
                    .toList();
            assertThat(programs).hasSize(1);
            return programs.get(0);
        }
    }
}
