package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecTest {
    @Test
    void a_section_says_kind_type_and_target() {
        Sec exec = new Sec("tracepoint/syscalls/sys_enter_execve");
        assertThat(exec.kind()).contains(HookKind.TRACEPOINT);
        assertThat(exec.target()).isEqualTo("syscalls/sys_enter_execve");
        assertThat(new Sec("?tp/sched/sched_switch").target()).isEqualTo("sched/sched_switch");
        assertThat(new Sec("raw_tp/sched_switch").kind()).contains(HookKind.RAW_TRACEPOINT);
        assertThat(new Sec("xdp").target()).isEmpty();
        assertThat(new Sec("cgroup/connect4").def().orElseThrow().attach()).contains(AttachType.CGROUP_INET4_CONNECT);
        assertThat(new Sec("tcx/ingress").def().orElseThrow().type()).isEqualTo(ProgramType.SCHED_CLS);
    }

    @Test
    void what_libbpf_took_by_its_beginning_once_has_a_kind_and_no_type_today() {
        Sec drop = new Sec("xdp_drop");
        assertThat(drop.def()).isEmpty();
        assertThat(drop.kind()).contains(HookKind.XDP);
        assertThat(drop.neutralReturn()).isEqualTo("return XDP_PASS;");
        assertThat(new Sec("firewall").words()).isEqualTo("firewall");
        assertThat(new Sec("tracepoints/a").kind()).isEmpty();
    }

    @Test
    void the_first_argument_tells_the_type() {
        assertThat(ProgramType.seeing("xdp_md")).containsExactly(ProgramType.XDP);
        assertThat(ProgramType.seeing("__sk_buff")).contains(ProgramType.SOCKET_FILTER, ProgramType.SCHED_CLS);
        assertThat(ProgramType.seeing("")).isEmpty();
    }

    @Test
    void who_traces_needs_perfmon_and_some_need_trampolines() {
        assertThat(new Sec("kprobe/do_unlinkat").traces()).isTrue();
        assertThat(new Sec("xdp").traces()).isFalse();
        assertThat(ProgramType.EXT.needsPerfmon()).isTrue();
        assertThat(ProgramType.XDP.needsPerfmon()).isFalse();
        assertThat(new Sec("fentry/x").needsTrampolines()).isTrue();
        assertThat(new Sec("lsm.s/file_open").needsTrampolines()).isTrue();
        assertThat(new Sec("kprobe/x").needsTrampolines()).isFalse();
    }
}
