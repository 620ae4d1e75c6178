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

    /** In one step, and in its place among the others: by a line that the answer to :load has. */
    @Test
    void a_new_version_takes_the_place_of_the_earlier_one() throws Exception {
        desk.file("filters.c", FILTERS);
        desk.type(":load filters.c");
        desk.type(":attach first tc ingress " + veth.name);
        desk.type(":attach second tc ingress " + veth.name);
        int link = desk.bench().links().get(0).id();
        desk.file("filters.c", FILTERS.replaceFirst("return 0", "return -1"));
        String line = ":attach first tc ingress " + veth.name + " --replace";
        assertThat(desk.type(":load filters.c"))
                .containsIgnoringWhitespaces("the new one takes its place by " + line);
        assertThat(desk.type(line)).contains("link " + link).contains("runs 1 of 2");
        assertThat(desk.bench().links()).hasSize(2).first().extracting(it -> it.program().id())
                .isEqualTo(desk.bench().program("first").info().id());
        assertThat(desk.type(":how")).contains("BPF_LINK_UPDATE");
        assertThat(desk.type(line.replace("ingress", "egress")))
                .contains("this bench has no program there: there is nothing to replace");
        desk.file("third.c", FILTERS.replace("first", "third"));
        desk.type(":load third.c");
        assertThat(desk.type(":attach third tc ingress " + veth.name + " --replace"))
                .contains("several could be replaced: first, link " + link + "; second");
    }

    @Test
    void what_keeps_its_program_or_is_no_longer_in_the_file_is_told_so() throws Exception {
        String events = """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("raw_tp/sched_process_exec") int starts(void *ctx) { return 0; }
                SEC("tp/sched/sched_process_exit") int ends(void *ctx) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """;
        desk.file("events.c", events);
        desk.type(":load events.c");
        desk.type(":attach starts");
        desk.type(":attach ends");
        desk.file("events.c", events.replace("int ends", "int leaves"));
        assertThat(desk.type(":load events.c"))
                .containsIgnoringWhitespaces(
                        "first :detach starts, then :attach starts raw-tracepoint sched_process_exec")
                .containsIgnoringWhitespaces("the file has no other of that name: :detach ends");
        assertThat(desk.type(":attach starts --replace")).contains("keeps the program that it has", ":detach starts",
                ":attach starts raw-tracepoint sched_process_exec");
    }

    @Test
    void a_renamed_interface_is_detached_by_either_name() throws Exception {
        desk.file("filters.c", FILTERS);
        desk.type(":load filters.c");
        desk.type(":attach first tc ingress " + veth.name);
        desk.type("!ip link set " + veth.name + " down && ip link set " + veth.name + " name " + veth.name + "y");
        assertThat(desk.type(":detach " + veth.name + "y")).contains("first   detached");
        desk.type("!ip link set " + veth.name + "y name " + veth.name);
    }

    /** What the kernel knows is the interface's number: so the order stays, too. */
    @Test
    void a_renamed_interface_is_told_whatever_is_attached_there() throws Exception {
        desk.file("filters.c", FILTERS);
        desk.file("sockets.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("socket") int listens(struct __sk_buff *skb) { return 0; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load filters.c");
        desk.type(":load sockets.c");
        desk.type(":attach first tc ingress " + veth.name + " --mode tcx");
        desk.type(":attach second tc ingress " + veth.name + " --mode tcx");
        desk.type(":attach listens " + veth.name);
        desk.type("!ip link set " + veth.name + " down && ip link set " + veth.name + " name " + veth.name + "y");
        assertThat(desk.type(":links")).containsPattern("first .*now " + veth.name + "y +1 of 2")
                .containsPattern("second .*now " + veth.name + "y +2 of 2")
                .containsPattern("listens .*" + veth.name + ", now " + veth.name + "y");
        assertThat(desk.type(":detach listens")).contains("listens   detached");
        desk.type("!ip link set " + veth.name + "y name " + veth.name);
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
