package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.json.JsonReader;
import bpflab.kernel.Program;
import bpflab.linux.LinuxKernel;
import bpflab.trouble.Trouble;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Loading, listing, attaching and pinning on the real kernel, good and bad. */
class KernelCommandsTest extends KernelDesk {
    @Test
    void load_shows_the_compiler_each_program_the_cost_and_a_next_step() throws Exception {
        assertThat(desk.type(":load drop.c").lines()).satisfiesExactly(
                line -> assertThat(line).matches("clang -O2 -g -target bpf -c drop\\.c -o drop\\.o +[\\d.]+ [mµ]?s"),
                line -> assertThat(line)
                        .matches("drop_all   xdp   id \\d+   tag [0-9a-f]{16}   2 insns   \\d+ bytes jited"),
                line -> assertThat(line)
                        .matches("pass_all   xdp   id \\d+   tag [0-9a-f]{16}   2 insns   \\d+ bytes jited"),
                line -> assertThat(line)
                        .matches("verified   2 instructions of 1,000,000 at most, [\\d.]+ [mµ]?s for 2 programs"),
                line -> assertThat(line).matches(" +:dump all drop_all   # shows what became of it"));
        assertThat(Json.of(desk.last().data())).contains("\"name\":\"drop_all\"").contains("\"compiled\"");
    }

    @Test
    void load_takes_one_program_and_knows_which_there_are() throws Exception {
        assertThat(desk.type(":load drop.c pass_all")).contains("pass_all").doesNotContain("drop_all   ");
        assertThat(desk.bench().programs()).extracting(Program::name).containsExactly("pass_all");
        assertThat(desk.type(":load drop.c pass_al"))
                .contains("there is no program pass_al in drop.c")
                .contains("did you mean pass_all?");
        assertThat(desk.type(":load drop.c --log 7")).contains("there is no log level 7");
    }

    @Test
    void lists_show_each_column_on_a_line_of_its_own() throws Exception {
        desk.type(":load drop.c pass_all");
        assertThat(desk.type(":programs --long").lines()).satisfiesExactly(
                line -> assertThat(line).matches("id +\\d+"), line -> assertThat(line).matches("name +pass_all"),
                line -> assertThat(line).matches("type +xdp"), line -> assertThat(line).matches("tag +[0-9a-f]{16}"),
                line -> assertThat(line).matches("insns +2"), line -> assertThat(line).matches("jited +\\d+"),
                line -> assertThat(line).matches("attached +–"), line -> assertThat(line).matches("file +drop\\.c"));
        assertThat(desk.type(":programs --all --long").lines()).anyMatch(line -> line.matches("held by +.+"));
        assertThat(desk.type(":maps --long")).contains("no maps here");
    }

    @Test
    void object_files_load_without_clang() throws Exception {
        desk.type("!clang -O2 -g -target bpf -I/usr/include/$(uname -m)-linux-gnu -c drop.c -o drop.o");
        assertThat(desk.type(":load drop.o")).contains("drop_all").doesNotContain("clang");
    }

    @Test
    void what_does_not_compile_is_a_no_with_its_place() throws Exception {
        assertThat(desk.type(":load broken.c"))
                .contains("broken.c:7:11")
                .contains("expected ';'")
                .contains("broken.c does not compile: 1 error");
        assertThat(desk.last().trouble().orElseThrow().kind()).isEqualTo(Trouble.Kind.FAILED);
        assertThat(JsonReader.read("the data", Json.of(desk.last().data())))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("file", "broken.c")
                .containsEntry("row", BigDecimal.valueOf(7));
        assertThat(desk.bench().programs()).isEmpty();
    }

    @Test
    void files_that_are_no_programs_are_said_to_be_so() throws Exception {
        Files.createDirectory(desk.bench().file("dir.c"));
        desk.file("empty.c", "").file("empty.o", "").file("garbage.o", "no object at all\n");
        assertThat(desk.type(":load none.c")).contains("cannot compile none.c").contains("no such file");
        assertThat(desk.type(":load dir.c")).contains("dir.c");
        assertThat(desk.type(":load empty.c")).contains("empty.c");
        assertThat(desk.type(":load empty.o")).contains("empty.o");
        assertThat(desk.type(":load garbage.o")).contains("garbage.o");
        for (String name : List.of("none.c", "dir.c", "empty.c", "empty.o", "garbage.o", "none.o")) {
            desk.type(":load " + name);
            assertThat(desk.last().trouble())
                    .as(name)
                    .hasValueSatisfying(trouble -> assertThat(trouble.what()).doesNotContain("bpflab itself"));
        }
    }

    @Test
    void a_refused_program_is_explained_and_its_log_kept() throws Exception {
        assertThat(desk.type(":load nocheck.c"))
                .contains("refused   nocheck")
                .contains("invalid access to packet, off=12 size=")
                .contains(":verifier --raw");
        assertThat(desk.last().trouble().orElseThrow().what()).isEqualTo("nocheck refused");
        assertThat(Json.of(desk.last().data()))
                .contains("nocheck.c\"")
                .contains("\"row\":9")
                .contains("invalid access to packet");
        assertThat(desk.type(":verifier nocheck")).contains("refused   nocheck");
        assertThat(desk.type(":verifier --raw")).contains("R1 offset is outside of the packet").contains("processed");
        assertThat(desk.type(":verifier nochek")).contains("did you mean nocheck?");
    }

    @Test
    void the_verdict_on_an_accepted_program_has_a_log_when_asked_for() throws Exception {
        desk.type(":load drop.c pass_all");
        assertThat(desk.type(":verifier")).contains("accepted   pass_all").contains(":load FILE --log 2");
        assertThat(desk.type(":verifier --raw")).contains("the kernel wrote no log of pass_all");
        desk.type(":load drop.c pass_all --log 2");
        assertThat(desk.type(":verifier --raw")).contains("(b7) r0 = 2");
    }

    @Test
    void a_long_name_leaves_the_list_a_table() throws Exception {
        desk.file("long.c", "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n"
                + "SEC(\"tracepoint/syscalls/sys_enter_execve\") int on_execve_with_a_long_name(void *ctx)\n"
                + "{ return 0; }\nchar LICENSE[] SEC(\"license\") = \"GPL\";\n");
        desk.type(":load long.c");
        desk.type(":attach on_execve_with_a_long_name");
        assertThat(desk.type(":programs --all"))
                .containsPattern("ID +NAME +TYPE")
                .containsPattern("\\d+ +on_execve_with_a_long_name +tracepoint");
        assertThat(desk.type(":links --all")).containsPattern("\\d+ +on_execve_with_a_long_name +perf_event");
    }

    @Test
    void lists_show_what_is_here_and_what_is_in_the_kernel() throws Exception {
        assertThat(desk.type(":programs")).contains("no programs loaded here");
        desk.type(":load rxcnt.c");
        desk.type(":attach rx xdp " + veth.name);
        int id = desk.bench().program("rx").info().id();
        assertThat(desk.type(":programs").lines().skip(1))
                .singleElement()
                .asString()
                .containsPattern(id + " +rx ")
                .contains(veth.name)
                .contains("rxcnt.c");
        assertThat(desk.type(":programs --all"))
                .containsPattern(id + " +rx ")
                .contains(String.valueOf(ProcessHandle.current().pid()));
        assertThat(desk.type(":maps")).contains("flows").contains("rxcnt").contains(".bss");
        assertThat(desk.type(":maps --all")).contains("rxcnt");
        assertThat(desk.type(":links")).containsPattern("rx +xdp +" + veth.name + " +native");
        assertThat(desk.type(":links --all")).containsPattern("rx +xdp +" + veth.name);
    }

    @Test
    void a_program_is_attached_once_replaced_when_asked_and_detached() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":attach drop_all xdp " + veth.name))
                .containsPattern("drop_all   attached to " + veth.name + "   xdp native   link \\d+");
        assertThat(desk.type(":attach pass_all xdp " + veth.name))
                .contains("another XDP program is there already")
                .contains("--replace");
        assertThat(desk.type(":attach pass_all xdp " + veth.name + " --replace")).contains("pass_all   attached");
        assertThat(desk.type(":detach " + veth.name)).contains("detached from " + veth.name);
        desk.type(":detach all");
        assertThat(desk.type(":attach drop_all xdp " + veth.name + " --mode generic")).contains("xdp generic");
        assertThat(desk.type(":detach drop_al")).contains("did you mean drop_all?");
        assertThat(desk.type(":detach")).isEqualTo("drop_all   detached from " + veth.name);
        assertThat(desk.bench().links()).isEmpty();
    }

    @Test
    void an_interface_that_is_not_there_or_vanishes_is_no_disaster() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":attach drop_all xdp " + veth.name + "x"))
                .contains("there is no interface")
                .contains("did you mean " + veth.name);
        desk.type(":attach drop_all xdp " + veth.name);
        veth.delete();
        assertThat(desk.type(":links")).contains("drop_all").contains("interface gone");
        assertThat(desk.type(":detach drop_all")).contains("detached");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void undo_after_detaches_by_itself_and_says_so() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":attach drop_all xdp " + veth.name + " --undo-after 50ms"))
                .contains("detached by itself after 50 ms");
        long end = System.nanoTime() + 10_000_000_000L;
        List<String> notices = List.of();
        while (notices.isEmpty() && System.nanoTime() < end) {
            notices = desk.bench().notices().take();
            Thread.onSpinWait();
        }
        assertThat(notices).containsExactly("drop_all detached from " + veth.name + ", as --undo-after said");
        assertThat(desk.bench().links()).isEmpty();
    }

    @Test
    void loading_again_replaces_unless_something_is_attached() throws Exception {
        desk.type(":load drop.c");
        int first = desk.bench().program("drop_all").info().id();
        desk.type(":load drop.c");
        assertThat(desk.bench().inventory().programs()).extracting(info -> info.id()).doesNotContain(first);
        desk.type(":attach drop_all xdp " + veth.name);
        int attached = desk.bench().program("drop_all").info().id();
        assertThat(desk.type(":load drop.c")).contains("the earlier drop_all (id " + attached + ") stays attached");
        assertThat(desk.bench().inventory().programs()).extracting(info -> info.id()).contains(attached);
        desk.type(":detach all");
        assertThat(desk.bench().inventory().programs()).extracting(info -> info.id()).doesNotContain(attached);
        assertThat(desk.bench().programs()).hasSize(2);
    }

    @Test
    void pins_are_made_in_folders_of_their_own_and_go_with_the_bench() throws Exception {
        Path pins = Path.of("/sys/fs/bpf", veth.name);
        assertThat(desk.type(":load drop.c --pin " + veth.name)).contains("pinned     under " + pins);
        assertThat(pins.resolve("drop_all")).exists();
        assertThat(desk.type(":load drop.c --pin " + pins)).as("a second time").contains("pinned");
        assertThat(desk.bench().farewell()).contains("pin " + pins.resolve("drop_all") + " removed");
        desk.close();
        assertThat(pins).doesNotExist();
    }

    @Test
    void pins_stay_when_they_are_to_be_kept() throws Exception {
        Path pins = Path.of("/sys/fs/bpf", veth.name);
        desk.type(":set keep-pins on");
        desk.type(":load drop.c --pin " + veth.name);
        desk.close();
        try {
            assertThat(pins.resolve("pass_all")).exists();
        } finally {
            Files.deleteIfExists(pins.resolve("drop_all"));
            Files.deleteIfExists(pins.resolve("pass_all"));
            Files.deleteIfExists(pins);
        }
    }

    @Test
    void a_pin_outside_of_bpffs_is_refused_in_words() throws Exception {
        assertThat(desk.type(":load drop.c --pin " + folder)).contains("bpf");
        assertThat(desk.last().trouble().orElseThrow().what()).doesNotContain("bpflab itself");
    }

    @Test
    void closing_lets_go_of_everything() throws Exception {
        desk.type(":load drop.c");
        desk.type(":attach drop_all xdp " + veth.name);
        int id = desk.bench().program("drop_all").info().id();
        assertThat(desk.bench().farewell()).containsExactly("drop_all detached from " + veth.name);
        desk.close();
        try (var kernel = LinuxKernel.open()) {
            assertThat(kernel.programs()).extracting(info -> info.id()).doesNotContain(id);
        }
    }
}
