package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NewMap;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import bpflab.map.UsualForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code :leftovers} and the lists of the whole kernel: what only a pin or an interface keeps is found, and goes. */
class LeftoversCommandTest extends KernelDesk {
    private static final Path PIN = Path.of("/sys/fs/bpf/left_over");

    @AfterEach
    void unpin() throws Exception {
        Files.deleteIfExists(PIN);
    }

    /** A map that only its pin keeps. */
    private static void pinMap() {
        try (Kernel kernel = LinuxKernel.open(); BpfMap map = kernel.create(new NewMap(
                "left_over", new UsualForm(MapType.HASH).form(), Optional.empty(), Optional.empty()))) {
            map.pin(PIN);
        }
    }

    @Test
    void a_map_that_only_a_pin_keeps_is_found_and_goes_after_a_yes() throws Exception {
        pinMap();
        String listed = desk.type(":leftovers");
        assertThat(listed).containsPattern("map left_over, id \\d+ +/sys/fs/bpf/left_over +not ours");
        String number = listed.replaceAll("(?s).*\\n *(\\d+) +map left_over.*", "$1");
        assertThat(desk.type(":leftovers remove " + number))
                .contains("it is not ours, and in a script nobody can be asked").contains("--yes");
        List<String> asked = new ArrayList<>();
        desk.bench().interactWith(new NobodyAsked(asked));
        assertThat(desk.type(":leftovers remove " + number)).contains("left as it is");
        assertThat(asked).singleElement().asString().contains("map left_over", "bpflab did not make it");
        assertThat(PIN).exists();
        assertThat(desk.type(":leftovers remove " + number + " --yes")).contains("map left_over", "removed");
        assertThat(PIN).doesNotExist();
    }

    @Test
    void where_nothing_is_left_nothing_is_counted() throws Exception {
        assertThat(desk.type(":leftovers remove")).contains("no bench left anything").doesNotContain("0 not ours");
    }

    @Test
    void what_this_bench_holds_is_no_leftover() throws Exception {
        desk.type(":load drop.c --pin kept");
        desk.type(":attach drop_all xdp " + veth.name);
        assertThat(desk.type(":leftovers")).doesNotContain("kept").doesNotContain(veth.name);
        assertThat(desk.type(":programs drop_all --all --long")) // a row has room for short numbers only
                .containsPattern("xdp " + veth.name).containsPattern("java \\d+").contains("/sys/fs/bpf/kept/drop_all");
    }

    @Test
    void a_program_on_an_interface_without_holder_is_found_and_taken_off() throws Exception {
        attachWithoutLink("xdpgeneric");
        String listed = desk.type(":leftovers");
        assertThat(listed).containsPattern("program drop_all, id \\d+ +xdp generic " + veth.name + " +not ours");
        String number = listed.replaceAll("(?s).*\\n *(\\d+) +program drop_all.*", "$1");
        assertThat(desk.type(":leftovers remove " + number + " --yes")).contains("removed");
        assertThat(desk.type(":leftovers")).doesNotContain(veth.name);
    }

    @Test
    void a_filter_of_tc_goes_alone() throws Exception {
        run("tc", "qdisc", "add", "dev", veth.name, "clsact");
        pin("tc.c", "SEC(\"tc\") int turn(struct __sk_buff *skb) { return 0; }");
        run("tc", "filter", "add", "dev", veth.name, "egress", "pref", "7", "bpf", "da", "object-pinned",
                PIN.toString());
        Files.delete(PIN);
        assertThat(desk.bench().inventory().cleanup().unusedClsact()).doesNotContain(veth.name);
        assertThatThrownBy(() -> desk.bench().inventory().cleanup().removeClsact(veth.name))
                .hasMessageContaining("cannot take clsact off " + veth.name);
        String number = desk.type(":leftovers").replaceAll("(?s).*\\n *(\\d+) +program turn.*", "$1");
        assertThat(desk.type(":leftovers remove " + number + " --yes")).contains("tc egress " + veth.name, "removed");
        assertThat(remove(desk.type(":leftovers --long"), "tc " + veth.name)).contains("clsact", "removed");
        assertThat(desk.type(":leftovers")).doesNotContain(veth.name);
    }

    @Test
    void what_hangs_in_another_named_network_namespace_is_found_and_goes() throws Exception {
        String there = "bn" + ProcessHandle.current().pid();
        run("ip", "netns", "add", there);
        try {
            run("ip", "link", "set", veth.name + "p", "netns", there);
            NetworkNamespace.call(Path.of("/run/netns", there), () -> {
                attach("xdpgeneric", veth.name + "p");
                run("tc", "qdisc", "add", "dev", "lo", "clsact");
                return 0;
            });
            String listed = desk.type(":leftovers --long");
            assertThat(listed).containsPattern("program drop_all, id \\d+\\s+where +xdp generic " + veth.name + "p in "
                    + there + "\\s+left by +not ours");
            assertThat(remove(listed, "xdp generic " + veth.name + "p in " + there)).contains("removed");
            assertThat(remove(desk.type(":leftovers --long"), "tc lo in " + there)).contains("removed");
            assertThat(desk.type(":leftovers")).doesNotContain(there);
        } finally {
            run("ip", "-n", there, "link", "set", veth.name + "p", "netns",
                    String.valueOf(ProcessHandle.current().pid()));
            run("ip", "netns", "delete", there);
        }
    }

    @Test
    void the_programs_of_a_lab_that_is_up_are_nobodys_leftovers() throws Exception {
        desk.type(":lab up");
        assertThat(desk.type(":leftovers --long")).doesNotContain("bpflab-peer").doesNotContain("bpflab_pass");
    }

    private String remove(String listed, String which) throws InterruptedException {
        String number = listed.replaceAll("(?s).*?(\\d+)\\s+what [^\\n]*\\s+where +" + which + ".*", "$1");
        return desk.type(":leftovers remove " + number + " --yes");
    }

    private void pin(String name, String program) throws Exception {
        desk.file(name, "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n" + program);
        Compilation compiled = desk.bench().clang().compile(desk.bench().file(name), List.of());
        ObjectFile object = ObjectFile.parse("turn.o", ((Compilation.Compiled) compiled).object());
        try (Kernel kernel = LinuxKernel.open(); LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            run("bpftool", "prog", "pin", "id", String.valueOf(loaded.programs().get(0).info().id()), PIN.toString());
        }
    }

    private static void run(String... line) throws Exception {
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }

    /** As {@code bpftool net attach} does, which ends then; what loaded the program ends, too. */
    private void attachWithoutLink(String mode) throws Exception {
        attach(mode, veth.name);
    }

    private void attach(String mode, String device) throws Exception {
        Compilation compiled = desk.bench().clang().compile(desk.bench().file("drop.c"), List.of());
        ObjectFile object = ObjectFile.parse("drop.o", ((Compilation.Compiled) compiled).object());
        try (Kernel kernel = LinuxKernel.open(); LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            run("bpftool", "net", "attach", mode, "id", String.valueOf(loaded.programs().get(0).info().id()), "dev",
                    device);
        }
    }

    @Test
    void what_is_not_there_is_told() throws Exception {
        assertThat(desk.type(":leftovers remove 999999")).contains("there is no leftover 999999");
        assertThat(desk.type(":leftovers gone")).contains("it lists, or can remove");
    }

    @Test
    void runs_are_counted_for_a_while_and_maps_tell_who_uses_them() throws Exception {
        desk.type(":load rxcnt.c");
        int id = desk.bench().program("rx").info().id();
        assertThat(desk.type(":programs rx --all")).containsPattern(id + " +rx .*–");
        assertThat(desk.type(":programs rx --all --count soon")).contains("no length of time");
        assertThat(desk.type(":programs rx --all --count 10ms")).contains("RUNS");
        assertThat(desk.type(":maps rxcnt --all")).containsPattern("USED BY(.*\\n)+.*rx " + id);
    }
}
