package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :dump all} names what this kernel did to programs: a program for each thing that it does. */
class RewrittenTest extends KernelDesk {

    @ParameterizedTest
    @CsvSource({
        "looked_up, map[id:, map reference resolved",
        "looked_up, ][0]+, map reference resolved: an address",
        "looked_up, call __htab_map_lookup_elem#, helper inlined",
        "looked_up, call htab_map_update_elem#, helper resolved: this map's own",
        "looked_up, call bpf_ktime_get_ns#, helper resolved",
        "context, = *(u64 *)(r1 +, context access converted",
        "dead, gone, dead code removed",
        "divided, != 0x0 goto pc+2, division guarded",
        "rest, == 0x0 goto pc+, division guarded",
        "bounded, *(u64 *)(r10 -, may_goto expanded",
        "kernel_function, call bpf_rcu_read_lock#, kfunc resolved",
        "tail, call bpf_tail_call#12, tail call: a jump",
        "timed, = 0x, hidden argument added",
        "by_chance, call bpf_user_rnd_u32#, helper resolved",
        "packet, , packet load expanded",
        "throwing, r0 = r1, exception callback added",
        "writing, r6 = *(u8 *)(r1 +, prologue added",
        "inside, r0 = r1, kfunc inlined",
        "stored, r5 = , hidden argument added",
        "stored, call bpf_sk_storage_get#, helper resolved",
        "stored, *(u32 *)(r, context access converted",
        "looked_at, *(u32 *)(r, field relocated (CO-RE)",
        "looked_at, = , type looked up (CO-RE)"
    })
    void what_was_done_is_named_where_it_was_done(String program, String code, String what) throws Exception {
        load("", program);
        String shown = desk.type(":dump all " + program);
        assertThat(shown.lines())
                .as(shown)
                .anyMatch(line -> line.endsWith("← " + what) && line.contains(code == null ? "" : code));
        assertThat(Json.of(desk.last().data())).contains("{\"what\":\"" + what + "\",\"elf\":[");
    }

    @ParameterizedTest
    @CsvSource({"throwing", "writing", "inside", "stored", "looked_at"})
    void nothing_is_left_without_a_name(String program) throws Exception {
        load("", program);
        assertThat(desk.type(":dump all " + program)).doesNotContain("← rewritten").contains("←");
    }

    /** Of what a field became nothing is taken for removed code, nor for what a later line's field became. */
    @ParameterizedTest
    @CsvSource({
        "put_away, 3, 0", "asked_for, 5, 0", "divided_by_field, 2, 1", "rest_in_field, 2, 2", "asked_alike, 2, 0"
    })
    void an_access_ends_where_a_register_is_taken_back_and_before_a_guard(String program, int fields, int guards)
            throws Exception {
        load("", program);
        String shown = desk.type(":dump all " + program);
        assertThat(shown).doesNotContain("← rewritten", "← dead code removed");
        assertThat(shown.lines().filter(line -> line.endsWith("← context access converted"))).as(shown).hasSize(fields);
        assertThat(shown.lines().filter(line -> line.endsWith("← division guarded"))).as(shown).hasSize(guards);
    }

    /** As compiled, the slots of each function begin with 0. */
    @Test
    void the_data_say_whose_the_rewritten_instructions_are() throws Exception {
        load("", "calling");
        desk.type(":dump all calling");
        assertThat(Json.of(desk.last().data()))
                .containsPattern("context access converted\",\"elf\":\\[\\d+],[^}]*\"function\":\"calling\"")
                .containsPattern("context access converted\",\"elf\":\\[0],[^}]*\"function\":\"called\"");
    }

    /** For one who may not see what speculation leaves behind, an index is masked before it is added. */
    @Test
    void an_index_is_masked_for_those_without_rights() throws Exception {
        load(" --strict", "indexed");
        String shown = desk.type(":dump all indexed");
        assertThat(shown.lines()).as(shown).anyMatch(line -> line.endsWith("← bounds hardened"));
        assertThat(shown).contains("r11 &= r");
        desk.type(":load rewritten.c indexed");
        assertThat(desk.type(":dump all indexed")).doesNotContain("bounds hardened");
    }

    /** A field of the context stays in its place in a struct that is relocated: what moved it is the kernel. */
    @Test
    void the_context_is_known_in_the_functions_that_it_is_given_to() throws Exception {
        load("", "above");
        assertThat(desk.type(":dump all above").lines().filter(line -> line.contains("←")).toList())
                .hasSizeGreaterThan(1).allMatch(line -> line.endsWith("← context access converted"));
        assertThat(desk.type(":dump xlated below")).contains("below is no program", ":dump xlated above");
    }

    @Test
    void a_lookup_that_asks_for_itself_is_a_part_of_what_was_inlined() throws Exception {
        load("", "one_line");
        assertThat(desk.type(":dump all one_line"))
                .containsPattern("call __htab_map_lookup_elem#\\d+ +← helper inlined\\n.*if r0 == 0x0 goto pc\\+1\\n"
                        + ".*r0 \\+= \\d+\\n.*the same")
                .doesNotContain("← rewritten");
    }

    @Test
    void what_this_kernel_has_not_is_a_zero_behind_which_nothing_is_left() throws Exception {
        desk.file("weak.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                extern void bpf_nowhere(void) __ksym __attribute__((weak));

                SEC("xdp") int weak(struct xdp_md *ctx)
                {
                	if (bpf_nowhere)
                		bpf_nowhere();
                	return XDP_PASS;
                }

                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load weak.c");
        assertThat(desk.type(":dump all weak"))
                .containsPattern("compiled +0  r1 = bpf_nowhere ll +; kfunc\n")
                .containsPattern("kernel +0  r1 = 0x0 +← kernel symbol that is not there: 0\n")
                .contains("← dead code removed").doesNotContain("← rewritten");
    }

    @Test
    void what_stays_is_counted_and_not_called_rewritten() throws Exception {
        desk.type(":load drop.c");
        assertThat(desk.type(":dump all drop_all")).contains("2 lines the same").doesNotContain("←");
        assertThat(Json.of(desk.last().data())).contains("\"rewritten\":[]");
    }

    @Test
    void what_libbpf_fills_in_is_said_beside_the_compiled_code() throws Exception {
        load("", "looked_at");
        assertThat(desk.type(":dump all looked_at"))
                .containsPattern("│ (?:compiled)? +\\d+  r\\d = \\*\\(u32 \\*\\)\\(r\\d \\+4\\)"
                        + " +; task_struct___there.pid\n")
                .containsPattern("; struct task_struct___there: type_size\n").containsPattern("out ll +; .bss\n");
        assertThat(desk.type(":dump elf looked_at"))
                .contains("; task_struct___there.pid: CO-RE byte_off\n",
                        "; struct task_struct___there: CO-RE type_size\n");
        assertThat(Json.of(desk.last().data())).contains(
                "\"relocation\":{\"kind\":\"byte_off\",\"name\":\"task_struct___there.pid\",\"where\":\"0:1\"}");
    }

    @Test
    void it_is_said_in_the_control_flow_too() throws Exception {
        load("", "looked_at");
        assertThat(desk.type(":dump cfg looked_at --stage elf"))
                .containsPattern("│ +\\d+: \\(61\\) .* +; task_struct___there.pid +│\n")
                .containsPattern("out ll +; .bss +│\n");
        assertThat(desk.type(":dump cfg looked_at --stage elf --dot"))
                .contains("  ; task_struct___there.pid: CO-RE byte_off\\l");
    }

    @Test
    void control_does_not_go_on_behind_bpf_throw_and_nothing_leads_to_the_callback() throws Exception {
        load("", "throwing");
        String drawn = desk.type(":dump cfg throwing");
        assertThat(drawn).containsPattern("call bpf_throw#\\d+ +│\n.*└─ bpf_throw does not come back ─")
                .containsPattern("┌─ block \\d+, no way leads here ─");
        assertThat(Json.of(desk.last().data())).contains("\"end\":\"throw\"");
        assertThat(desk.type(":dump cfg throwing --stage elf"))
                .containsPattern("call bpf_throw +; the kernel's function \\(kfunc\\) +│\n"
                        + ".*└─ bpf_throw does not come back ─");
    }

    private void load(String options, String program) throws Exception {
        try (var in = RewrittenTest.class.getResourceAsStream("rewritten.c")) {
            Files.write(desk.bench().folder().newFile("rewritten.c"), in.readAllBytes());
        }
        String said = desk.type(":load rewritten.c " + program + options);
        assertThat(desk.last().ok()).as(said).isTrue();
    }
}
