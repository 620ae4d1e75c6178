package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.kernel.Link;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is attached, after another program took the place, or the place another name. */
class LinkUpdateTest extends KernelDesk {
    private static final String FILTERS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            SEC("tc") int first(struct __sk_buff *skb) { return 0; }
            SEC("tc") int second(struct __sk_buff *skb) { return 0; }
            char LICENSE[] SEC("license") = "GPL";
            """;

    /** Else the next start would find another program than the note says, and leave the filter where it is. */
    @Test
    void a_filter_without_a_link_is_noted_anew_when_its_program_is_replaced() throws Exception {
        desk.file("filters.c", FILTERS);
        desk.type(":load filters.c");
        desk.type(":attach first tc ingress " + veth.name + " --mode clsact");
        Link link = desk.bench().links().get(0);
        link.update(desk.bench().program("second"));
        assertThat(link.program().name()).isEqualTo("second");
        assertThat(noted()).contains(link.note().orElseThrow())
                .contains(" " + desk.bench().program("second").info().id() + " ");
    }

    private String noted() throws Exception {
        Path run = desk.bench().folders().run().resolve(String.valueOf(ProcessHandle.current().pid()));
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).contains("left");
        }
        return Files.readString(run.resolve("left"));
    }

    @Test
    void links_tell_scripts_what_became_of_their_place() throws Exception {
        desk.file("filters.c", FILTERS);
        desk.type(":load filters.c");
        desk.type(":attach first tc ingress " + veth.name);
        desk.type(":links");
        assertThat(Json.of(desk.last().data())).contains("\"attached\":true", "\"whereabouts\":\"\"");
        desk.type("!ip link set " + veth.name + " down && ip link set " + veth.name + " name " + veth.name + "x");
        desk.type(":links");
        assertThat(Json.of(desk.last().data())).contains("\"whereabouts\":\"now " + veth.name + "x\"");
        desk.type("!ip link set " + veth.name + "x name " + veth.name);
        veth.delete();
        desk.type(":links");
        assertThat(Json.of(desk.last().data())).contains("\"attached\":false");
    }
}
