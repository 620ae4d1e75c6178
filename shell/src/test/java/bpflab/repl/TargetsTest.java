package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.kernel.Host;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.machine.CgroupRoot;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TargetsTest {
    private final Names names = new Names(null) {
        @Override
        Host host() {
            return LinuxKernel.open();
        }

        @Override
        List<String> maps(HookKind kind, String objects) {
            return List.of("socks");
        }
    };

    private DatagramSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @ParameterizedTest
    @MethodSource("bpflab.hook.HookKind#attachable")
    void every_hook_that_can_be_attached_to_completes_places_that_it_reads(HookKind kind) {
        List<String> typed = new ArrayList<>();
        for (String example : kind.example().split(" ")) {
            String start = kind == HookKind.USDT
                    ? System.getProperty("java.home") + "/lib/server/libjvm.so:"
                    : example.matches("/.*:.*|lib.*") ? "libc.so.6:" : "";
            List<String> offered = names.places().words(kind, typed, start);
            assertThat(offered).as(typed.toString()).isNotEmpty();
            typed.add(offered.contains(example) ? example : offered.get(0));
        }
        String place = String.join(" ", typed);
        assertThat(kind.at(place, Optional.empty()).target()).isEqualTo(place);
    }

    @Test
    void tab_follows_the_hook() {
        assertThat(first(HookKind.XDP, "")).contains("lo").doesNotContain("sched/sched_switch");
        assertThat(first(HookKind.TRACEPOINT, "")).contains("sched/sched_switch").doesNotContain("lo");
        assertThat(first(HookKind.RAW_TRACEPOINT, "")).contains("sched_switch").doesNotContain("sys_enter_execve");
        assertThat(first(HookKind.TC, "")).containsExactly("ingress", "egress");
        assertThat(names.places().words(HookKind.TC, List.of("egress"), "")).contains("lo");
        assertThat(first(HookKind.KPROBE, "do_unlink")).contains("do_unlinkat").doesNotContain("do_exit");
        assertThat(first(HookKind.UPROBE, "libc.so.6:mallo")).contains("libc.so.6:malloc");
        assertThat(first(HookKind.CGROUP, "")).contains("connect4", "egress", "dev");
        assertThat(names.places().words(HookKind.CGROUP, List.of("egress"), "")).contains(CgroupRoot.path());
        assertThat(names.places().words(HookKind.NETFILTER, List.of("ipv4"), "")).contains("input", "forward");
    }

    private List<String> first(HookKind kind, String typed) {
        return names.places().words(kind, List.of(), typed);
    }

    @Test
    void a_file_whose_name_the_terminal_would_obey_is_not_offered(@TempDir Path folder) throws IOException {
        for (String name : List.of("a\u001b[2J.c", "a\nb.c", "a\u202eb.c", "a\u200fb.c", "good.c")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(Names.children(folder)).containsExactly(folder.resolve("good.c"));
    }
}
