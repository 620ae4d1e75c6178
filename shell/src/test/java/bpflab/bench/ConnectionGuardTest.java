package bpflab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.kernel.NeedsKernel;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectionGuardTest {
    @TempDir
    Path root;

    @Test
    void the_default_routes_of_all_tables_and_protocols_count() {
        ConnectionGuard guard = guard(Map.of(),
                "default via 192.0.2.1 dev eth0 proto dhcp",
                "default via 198.51.100.1 dev eth3 table 100",
                "default proto static metric 1024 \\\tnexthop via 192.0.2.1 dev eth4 weight 1 "
                        + "\\\tnexthop via 192.0.2.2 dev eth5 weight 1",
                "default via fe80::1 dev eth2 metric 1024 pref medium",
                "192.0.2.0/24 dev eth1 proto kernel scope link");
        for (String device : List.of("eth0", "eth2", "eth3", "eth4", "eth5")) {
            assertThat(guard.of(device)).as(device).contains("carries the default route");
        }
        assertThat(guard.of("eth1")).isEmpty();
    }

    @Test
    void a_default_route_that_rejects_leads_nowhere() {
        assertThat(guard(Map.of(), "unreachable default dev eth0 metric 4294967295").of("eth0")).isEmpty();
    }

    @Test
    void the_loopback_counts() {
        assertThat(guard(Map.of()).of("lo")).contains("carries what this machine's programs say to each other");
    }

    @Test
    void a_port_counts_as_what_it_is_a_port_of() throws IOException {
        Files.createDirectories(root.resolve("sys/class/net/eth0/upper_bond0"));
        Files.createDirectories(root.resolve("sys/class/net/bond0/upper_br0"));
        assertThat(guard(Map.of(), "default via 192.0.2.1 dev br0").of("eth0"))
                .contains("is a part of br0, which carries the default route");
        assertThat(guard(Map.of(), "default via 192.0.2.1 dev eth9").of("eth0")).isEmpty();
    }

    @Test
    void the_interface_of_the_SSH_connection_counts_also_seen_through_sudo() throws IOException {
        Files.createDirectories(root.resolve("sys/class/net/eth0/upper_lo"));
        assertThat(guard(Map.of("SSH_CONNECTION", "192.0.2.7 50000 127.0.0.1 22")).of("eth0"))
                .contains("is a part of lo, which carries your SSH connection");
        assertThat(guard(Map.of("SSH_CONNECTION", "192.0.2.7 50000 192.0.2.1 22")).of("eth0")).isEmpty();
        assertThat(guard(Map.of("SSH_CONNECTION", "nonsense")).of("eth0")).isEmpty();
        process("self", "9 (java) S 8 9", "TERM=xterm");
        process("8", "8 (a) name S 7) S 7 8", "SUDO_UID=1000");
        process("7", "7 (bash) S 1 7", "HOME=/home/x\0SSH_CONNECTION=192.0.2.7 50000 127.0.0.1 22");
        assertThat(guard(Map.of()).of("eth0")).contains("is a part of lo, which carries your SSH connection");
    }

    @Test
    void netfilter_and_the_choice_of_sockets_count_where_a_connection_hangs_on_this_network() throws IOException {
        Path own = root.resolve("proc/self/ns/net");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "");
        Hook filter = HookKind.NETFILTER.at("ipv4 output", Optional.empty());
        Hook lookup = HookKind.SK_LOOKUP.at(own.toString(), Optional.empty());
        ConnectionGuard routed = guard(Map.of(), "default via 192.0.2.1 dev eth0");
        assertThat(routed.of(filter))
                .contains("ipv4 output is on the way of all packets, and this machine has a default route");
        assertThat(routed.of(lookup))
                .contains("it decides which sockets get what arrives here, and this machine has a default route");
        assertThat(guard(Map.of("SSH_CONNECTION", "192.0.2.7 50000 127.0.0.1 22")).of(filter))
                .hasValueSatisfying(why -> assertThat(why).endsWith("this machine carries your SSH connection"));
        assertThat(guard(Map.of()).of(filter)).isEmpty();
        assertThat(routed.of(HookKind.SK_LOOKUP.at(root.toString(), Optional.empty()))).isEmpty();
    }

    @Test
    void a_tc_program_counts_by_its_interface() {
        ConnectionGuard guard = guard(Map.of(), "default via 192.0.2.1 dev eth0");
        assertThat(guard.of(HookKind.TC.at("egress eth0", Optional.empty())))
                .contains("eth0 carries the default route");
        assertThat(guard.of(HookKind.TC.at("egress eth1", Optional.empty()))).isEmpty();
    }

    @Test
    void the_root_cgroup_counts_where_a_program_decides_what_may_be_sent() throws IOException {
        groups("/user.slice");
        ConnectionGuard guard = guard(Map.of());
        for (String point : List.of("connect4", "sendmsg6", "egress", "ingress")) {
            assertThat(guard.of(cgroup(point, "/sys/fs/cgroup/"))).as(point)
                    .contains("/sys/fs/cgroup/ holds all processes of this machine");
        }
        assertThat(guard.of(cgroup("sysctl", "/sys/fs/cgroup"))).isEmpty();
        assertThat(guard.of(cgroup("connect4", "/sys/fs/cgroup/user.slice"))).isEmpty();
    }

    @Test
    void a_cgroup_counts_that_holds_the_SSH_session() throws IOException {
        groups("/user.slice/session-3.scope");
        ConnectionGuard guard = guard(Map.of("SSH_CONNECTION", "192.0.2.7 50000 192.0.2.1 22"));
        assertThat(guard.of(cgroup("connect4", "/sys/fs/cgroup/user.slice")))
                .contains("/sys/fs/cgroup/user.slice holds the processes of your SSH connection");
        assertThat(guard.of(cgroup("egress", "/sys/fs/cgroup/user.slice/session-3.scope"))).isPresent();
        assertThat(guard.of(cgroup("egress", "/sys/fs/cgroup/user.slice/session-30.scope"))).isEmpty();
        assertThat(guard.of(cgroup("egress", "/sys/fs/cgroup/system.slice"))).isEmpty();
    }

    private static Hook cgroup(String point, String path) {
        return HookKind.CGROUP.at(point + " " + path, Optional.empty());
    }

    private void groups(String mine) throws IOException {
        process("self", "9 (java) S 0 9", "TERM=xterm");
        Files.writeString(root.resolve("proc/self/cgroup"), "0::" + mine + "\n");
        Files.writeString(root.resolve("proc/self/mountinfo"),
                "30 24 0:26 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw\n");
    }

    @Test
    void nobody_there_to_answer_is_a_no() {
        assertThatThrownBy(() -> guard(Map.of())
                .ask(Optional.empty(), HookKind.XDP.at("lo", Optional.empty()), ":attach x xdp lo --yes"))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("not attached to lo");
    }

    @Test
    @NeedsKernel
    void ip_tells_of_routes_in_other_tables() throws Exception {
        Process shown = new ProcessBuilder("unshare", "-n", "sh", "-c", """
                ip link add veth7 type veth peer name veth8 && ip link set veth8 up
                ip addr add 192.0.2.2/24 dev veth7 && ip link set veth7 up
                ip route add default via 192.0.2.1 dev veth7 table 100
                ip -o -4 route show table all""").start();
        List<String> lines =
                new String(shown.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(new ConnectionGuard(root, Map.of(), () -> lines).of("veth7"))
                .contains("carries the default route");
    }

    private ConnectionGuard guard(Map<String, String> environment, String... routes) {
        return new ConnectionGuard(root, environment, () -> List.of(routes));
    }

    private void process(String id, String stat, String environ) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc").resolve(id));
        Files.writeString(folder.resolve("stat"), stat + "\n");
        Files.writeString(folder.resolve("environ"), environ + "\0");
    }
}
