package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sockets by keys, as most programs have them: with values of 4 bytes, in which the kernel tells no socket. */
class SocketKeysTest extends KernelDesk {
    @Test
    void the_keys_of_sockets_are_listed_where_the_kernel_tells_no_more() throws Exception {
        desk.file("sockets.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct sock_key { __u32 ip; __u32 port; };
                struct { __uint(type, BPF_MAP_TYPE_SOCKHASH); __uint(max_entries, 9); __type(key, struct sock_key);
                \t__type(value, int); } by_key SEC(".maps");
                struct { __uint(type, BPF_MAP_TYPE_SOCKMAP); __uint(max_entries, 9); __type(key, int);
                \t__type(value, int); } by_index SEC(".maps");
                SEC("sk_msg") int f(struct sk_msg_md *msg)
                {
                \tstruct sock_key k = { msg->remote_ip4, msg->remote_port };
                \treturn bpf_msg_redirect_hash(msg, &by_key, &k, 0) + bpf_msg_redirect_map(msg, &by_index, 0, 0);
                }
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThat(desk.type(":load sockets.c")).doesNotContain("refused");
        assertThat(desk.type(":dump map by_key")).isEqualTo("no entries");
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String set = desk.type(":map set by_key '{ip=7, port=8}' udp:" + socket.getLocalPort());
            assertThat(set).contains("= udp:" + socket.getLocalPort());
            assertThat(desk.type(":dump map by_key")).containsPattern("ip +port +value\n +7 +8 +a socket");
            assertThat(Json.of(desk.last().data())).contains("{\"key\":{\"ip\":7,\"port\":8},\"value\":\"a socket\"}");
            assertThat(desk.type(":map get by_key '{ip=7, port=8}'")).contains("a socket");
            assertThat(desk.type(":map get by_key '{ip=7, port=9}'")).contains("no entry has that key");
            assertThat(desk.type(":map delete by_key '{ip=7, port=8}'")).contains("deleted");
            assertThat(desk.type(":dump map by_key")).isEqualTo("no entries");
            String place = "udp:" + socket.getLocalPort();
            assertThat(desk.type(":dump map by_index")).isEqualTo("no entries");
            assertThat(desk.type(":map set by_index 3 " + place)).endsWith("new");
            String mine = "key +socket\n +3 +(" + ProcessHandle.current().pid() + "/\\d+)";
            assertThat(desk.type(":dump map by_index")).containsPattern(mine);
            Matcher shown = Pattern.compile(mine).matcher(desk.type(":map get by_index 3"));
            assertThat(shown.find()).isTrue();
            assertThat(desk.type(":map set by_index 4 {.socket = " + shown.group(1) + "}")).endsWith("new");
        }
    }
}
