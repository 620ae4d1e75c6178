package bpflab.dialect.old;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.SourceFile;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Translation;
import bpflab.dialect.all.Dialects;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Helpers that took fewer arguments once, and headers' names that only the kernel's own tree has. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignaturesTest {
    private static final String OLD = "#include <uapi/linux/bpf.h>\n#include \"bpf_helpers.h\"\n";
    private static final String LICENSE = "char _license[] SEC(\"license\") = \"GPL\";\n";

    private static Translation translate(String text) throws Exception {
        Path file = Path.of("/nowhere/x.c");
        return new Dialects().translate(new SourceFile(file, text, file), DialectOptions.NONE, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bpf_sk_redirect_map(&m, 1, 0)          | bpf_sk_redirect_map(packet, &m, 1, 0)",
        "bpf_sk_redirect_map(&m, f(1, 2), 0)    | bpf_sk_redirect_map(packet, &m, f(1, 2), 0)",
        "bpf_sk_redirect_map(packet, &m, 1, 0)  | bpf_sk_redirect_map(packet, &m, 1, 0)",
        "bpf_redirect_neigh(3, 0)               | bpf_redirect_neigh(3, 0, 0, 0)",
        "bpf_redirect_neigh(3, &hop, 8, 0)      | bpf_redirect_neigh(3, &hop, 8, 0)"})
    void a_call_gets_the_arguments_of_today(String call, String today) throws Exception {
        Translation done = translate(OLD + "static int f(int a, int b) { return a + b; }\nint x;\n"
                + "SEC(\"sk_skb\") int g(struct __sk_buff *packet) { if (x) { return 0; } return " + call
                + "; }\n" + LICENSE);
        assertThat(done.text()).contains("return " + today + ";");
        assertThat(done.left()).isEmpty();
    }

    @Test
    void where_no_packet_is_at_hand_it_is_told() throws Exception {
        Translation done = translate(OLD + "int g(struct __sk_buff *s) { return 0; }\n"
                + "static int f(int a)\n{\n\treturn bpf_sk_redirect_map(&m, a, 0);\n}\n" + LICENSE);
        assertThat(done.left()).singleElement().satisfies(left -> {
            assertThat(left.line()).isEqualTo(6);
            assertThat(left.sentence()).contains("since Linux 4.15 its first argument is the packet");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int x = VLAN_VID_MASK;    | #define VLAN_VID_MASK 0x0fff",
        "int x = VLAN_PRIO_SHIFT;  | #define VLAN_PRIO_SHIFT 13",
        "int x = VLAN_ETH_HLEN;    | #define VLAN_ETH_HLEN 18"})
    void what_the_kernels_own_vlan_header_has_is_declared(String text, String line) throws Exception {
        assertThat(translate(OLD + text + "\n" + LICENSE).text()).contains(line);
    }
}
