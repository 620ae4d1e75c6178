package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import org.junit.jupiter.api.Test;

/** {@code :dump cfg} of programs that are loaded, and of files. */
class FlowDumpTest extends KernelDesk {

    @Test
    void draws_what_the_kernel_made_of_a_program() throws Exception {
        desk.type(":load rxcnt.c");
        String drawn = desk.type(":dump cfg rx");
        assertThat(drawn)
                .startsWith("int rx(struct xdp_md * ctx): ")
                .contains("┌─ block 0 ─", "taken: to block", "└─ exit ─", "▶┌─ block ", "map[id:");
        assertThat(Json.of(desk.last().data()))
                .contains("\"stage\":\"xlated\"", "\"kind\":\"falls-through\"", "\"kind\":\"taken\"",
                        "\"end\":\"exit\"");
    }

    @Test
    void draws_what_clang_made_of_it_loaded_or_not() throws Exception {
        String file = desk.type(":dump cfg rxcnt.c");
        assertThat(file).startsWith("rx: ").contains("rxcnt ll");
        desk.type(":load rxcnt.c");
        assertThat(desk.type(":dump cfg rx --stage elf")).isEqualTo(file);
    }

    @Test
    void writes_the_language_of_graphviz() throws Exception {
        desk.type(":load rxcnt.c");
        assertThat(desk.type(":dump cfg rx --dot"))
                .startsWith("digraph bpflab {")
                .contains("f0b0 -> f0b1")
                .endsWith("}");
    }

    @Test
    void says_what_has_no_control_flow_to_draw() throws Exception {
        desk.type(":load rxcnt.c");
        assertThat(desk.type(":dump cfg rx --stage jited")).contains("no control flow is drawn of the stage jited");
        assertThat(desk.type(":dump cfg rxcnt.c --stage xlated")).contains("there is no xlated stage of rxcnt.c");
        assertThat(desk.type(":dump cfg broken.c")).contains("error");
        assertThat(desk.last().ok()).isFalse();
        assertThat(desk.type(":dump cfg nothing")).contains("there is no program nothing");
    }
}
