package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.kernel.NeedsKernel;
import bpflab.trouble.TroubleException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookKindTest {
    /** Sections that libbpf 1.1 has under another meaning: there tc/ingress and the like were not yet tcx. */
    private static final int NOT_KNOWN = -3;

    @ParameterizedTest
    @EnumSource
    void every_kind_has_a_word_of_its_own_sections_and_a_neutral_value(HookKind kind) {
        assertThat(HookKind.of(kind.word())).isSameAs(kind);
        assertThat(kind.word()).matches("[a-z][a-z-]*");
        assertThat(kind.words()).isNotEmpty();
        assertThat(kind.sections()).isNotEmpty().allSatisfy(section -> {
            assertThat(new Sec(section.name()).def()).contains(section);
            assertThat(new Sec(section.name()).neutralReturn()).matches("return (-?\\d+|[A-Z_]+);");
            ReturnValues returns = section.type().returns();
            assertThat(returns.named().isEmpty() || returns.named().stream()
                    .anyMatch(value -> value.name().equals(returns.neutral()))).isTrue();
        });
    }

    @Test
    void every_section_is_there_once() {
        List<String> names = HookKind.sectionNames();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    }

    @Test
    void every_record_of_hook_is_read_by_one_kind_and_every_kind_that_reads_has_a_record() {
        Set<Class<?>> read = new HashSet<>();
        hooks().forEach(hook -> read.add(hook.getClass()));
        assertThat(read).containsExactlyInAnyOrder(Hook.class.getPermittedSubclasses());
        assertThat(hooks()).extracting(Hook::kind).containsExactlyElementsOf(HookKind.attachable());
    }

    static Stream<Hook> hooks() {
        return HookKind.attachable().stream().map(kind -> kind.at(kind.example(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("hooks")
    void every_hook_is_written_as_it_is_read_and_fills_the_lines_of_the_tools(Hook hook) {
        assertThat(hook.kind().at(hook.target(), Optional.empty())).isEqualTo(hook);
        Map<String, String> words = new TreeMap<>(hook.toolWords());
        List.of("id", "name", "pin", "object", "origin").forEach(word -> words.put(word, "w"));
        assertThat(Stream.of(hook.tools().attach(), hook.tools().detach()).flatMap(List::stream))
                .allSatisfy(line -> assertThat(Tools.fill(line, words)).doesNotContain("{", "}"));
    }

    @Test
    void a_place_that_is_not_written_so_and_a_mode_that_is_none_are_told_apart() {
        assertThat(why(() -> HookKind.of("xpd"))).contains("there are xdp, tc, netkit");
        assertThat(hint(() -> HookKind.of("tracepiont"))).isEqualTo("did you mean tracepoint?");
        assertThat(why(() -> HookKind.XDP.at("lab0", Optional.of("quick")))).contains("native, generic, offload");
        assertThat(why(() -> HookKind.TRACEPOINT.at("sched/x", Optional.of("native")))).contains("one way only");
        assertThat(why(() -> HookKind.TRACEPOINT.at("sched", Optional.empty()))).contains("GROUP/EVENT");
        assertThat(why(() -> HookKind.TRACEPOINT.at("sched/", Optional.empty()))).contains("GROUP/EVENT");
        assertThat(why(() -> HookKind.PERF_EVENT.at("cpu-clok", Optional.empty()))).contains("cpu-clock, task-clock");
        assertThat(hint(() -> HookKind.PERF_EVENT.at("cpu-clok@9", Optional.empty()))).isEqualTo(
                "did you mean cpu-clock?");
        assertThat(hint(() -> HookKind.TC_ACTION.at("ingress lab0", Optional.empty()))).isEqualTo("with other tools: "
                + "tc filter add dev DEVICE ingress matchall action bpf object-pinned PIN");
        for (String place : List.of(
                "10.9.0.0/24", "10.9.0.1 via 10.11.0.2", "10.9.0.1 via 10.11.0.2 dev lab1", "::1")) {
            assertThat(HookKind.LWT.at(place, Optional.empty()).target()).startsWith(place).contains(" dev lab");
        }
        for (String none : List.of("", "lab0", "10.9.0.0/24 via lab0", "10.9.0.1 dev lab0 more", "10.9.0.1 via dev")) {
            assertThat(why(() -> HookKind.LWT.at(none, Optional.empty()))).as(none).contains("ROUTE [via GATEWAY]");
        }
        assertThat(why(() -> HookKind.SYSCALL.at("", Optional.empty()))).isEqualTo("it runs when it is called");
        assertThat(why(() -> HookKind.TC.at("sideways lab0", Optional.empty()))).contains("ingress, egress");
        assertThat(hint(() -> HookKind.TC.at("tcx/egres lab0", Optional.empty()))).isEqualTo("did you mean egress?");
        assertThat(hint(() -> HookKind.CGROUP.at("device /sys/fs/cgroup", Optional.empty())))
                .isEqualTo("did you mean dev?");
        assertThat(why(() -> HookKind.CGROUP.at("conect4 /sys/fs/cgroup", Optional.empty()))).contains("connect4");
        assertThat(why(() -> HookKind.KPROBE.at("do_exit+x", Optional.empty()))).contains("FUNCTION[+OFFSET]");
        assertThat(why(() -> HookKind.UPROBE.at("bash", Optional.empty()))).contains("BINARY|PID:FUNCTION");
        assertThat(why(() -> HookKind.NETFILTER.at("ipv5 input", Optional.empty()))).contains("ipv4|ipv6 HOOK");
        assertThat(HookKind.TC.at("egress lab0", Optional.of("clsact"))).isEqualTo(
                new Tc("egress", "lab0", Tc.Mode.CLSACT));
        assertThat(HookKind.KPROBE.at("do_exit+0x10", Optional.empty())).isEqualTo(
                new Kprobe(HookKind.KPROBE, "do_exit", 16));
        assertThat(HookKind.XDP.at("lab0", Optional.of("generic"))).isEqualTo(new Xdp("lab0", Xdp.Mode.GENERIC));
        assertThat(HookKind.TRACEPOINT.at("sched:x", Optional.empty())).isEqualTo(new Tracepoint("sched", "x"));
    }

    @Test
    void sections_and_perf_have_other_words_for_the_same() {
        assertThat(HookKind.of("sk_lookup")).isEqualTo(HookKind.SK_LOOKUP);
        assertThat(HookKind.of("tp_btf")).isEqualTo(HookKind.TP_BTF);
        assertThat(HookKind.PERF_EVENT.at("cycles@5", Optional.empty())).isEqualTo(
                new PerfEvent(PerfEvent.Event.CPU_CYCLES, 5));
        assertThat(HookKind.PERF_EVENT.at("cs", Optional.empty()).target()).isEqualTo("context-switches");
    }

    private static String why(Runnable wrong) {
        return trouble(wrong).trouble().why();
    }

    private static String hint(Runnable wrong) {
        return trouble(wrong).trouble().hint();
    }

    private static TroubleException trouble(Runnable wrong) {
        TroubleException[] met = new TroubleException[1];
        assertThatThrownBy(wrong::run)
                .isInstanceOfSatisfying(TroubleException.class, thrown -> met[0] = thrown);
        return met[0];
    }

    @Test
    void what_libbpf_takes_a_section_for_is_what_the_table_says() {
        NativeLibrary libbpf = NativeLibrary.getInstance("libbpf.so.1");
        int known = 0;
        for (SecDef def : SecDefs.ALL) {
            try (Memory type = new Memory(4); Memory attach = new Memory(4)) {
                String name = def.name() + (def.form() == SecDef.Form.TARGET ? "/x" : "");
                Object[] words = {name, type, attach};
                int code = libbpf.getFunction("libbpf_prog_type_by_name").invokeInt(words);
                if (code >= 0) {
                    assertThat(ProgramType.of(type.getInt(0))).as(name).isEqualTo(def.type());
                    assertThat(attach.getInt(0)).as(name).isEqualTo(def.attachNumber());
                    known++;
                } else {
                    assertThat(code).as(name).isEqualTo(NOT_KNOWN);
                }
            }
        }
        assertThat(known).isGreaterThan(80);
    }

    @Test
    @NeedsKernel
    void the_kernel_numbers_the_types_as_the_tables_do() throws IOException {
        Btf btf = Btf.parse(Files.readAllBytes(Path.of("/sys/kernel/btf/vmlinux")));
        Map<String, Integer> types = constants(btf, "bpf_prog_type");
        assertThat(types).hasSizeGreaterThan(25);
        Arrays.stream(ProgramType.values()).forEach(type ->
                assertThat(types.getOrDefault("BPF_PROG_TYPE_" + type, type.number())).isEqualTo(type.number()));
        Map<String, Integer> points = constants(btf, "bpf_attach_type");
        assertThat(points).hasSizeGreaterThan(30);
        Arrays.stream(AttachType.values()).forEach(
                point -> assertThat(points.getOrDefault("BPF_" + point, point.number())).isEqualTo(point.number()));
        Map<String, Integer> actions = constants(btf, "xdp_action");
        ReturnValues.XDP.named().forEach(value -> assertThat(actions).containsEntry(value.name(), value.number()));
    }

    private static Map<String, Integer> constants(Btf btf, String name) {
        Map<String, Integer> found = new TreeMap<>();
        ((Type.Enumeration) btf.type(btf.find(Kind.ENUM, name).orElseThrow())).constants()
                .forEach(constant -> found.put(constant.name(), (int) constant.value()));
        return found;
    }
}
