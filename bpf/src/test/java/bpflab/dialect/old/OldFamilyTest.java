package bpflab.dialect.old;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.SourceFile;
import bpflab.dialect.Dialect;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Original;
import bpflab.dialect.Translation;
import bpflab.dialect.all.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel's samples took for granted, and what it is written as today. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldFamilyTest {
    /** A sign of the dialect, and what it is today. */
    private static final String OLD = "#include <uapi/linux/bpf.h>\n#include \"bpf_helpers.h\"\n";
    private static final String NEW = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n";
    private static final String LICENSE = "char _license[] SEC(\"license\") = \"GPL\";\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\nSEC(\"xdp1\") int f(struct xdp_md *c) { return 2; }\n",
        "#include \"vmlinux.h\"\nu32 x;\n", "int main() { return 0; }", "",
                "// struct bpf_map_def SEC(\"maps\") x = { };",
        "const char *say = \"#include <uapi/linux/bpf.h>\";"})
    void todays_c_is_left_byte_for_byte(String text) throws Exception {
        Translation done = translate(text);
        assertThat(done.isTodays()).isTrue();
        assertThat(done.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "u32 x;                        | typedef __u32 u32;",
        "void *p = NULL;               | #include <stddef.h>",
        "int x = IPPROTO_TCP;          | #include <linux/in.h>",
        "struct ethhdr e;              | #include <linux/if_ether.h>",
        "int x = TC_ACT_OK;            | #include <linux/pkt_cls.h>",
        "char c[TASK_COMM_LEN];        | #define TASK_COMM_LEN 16",
        "int v = LINUX_VERSION_CODE;   | #include <linux/version.h>",
        "int f(void *c) { return PT_REGS_PARM1(c); } | #include <bpf/bpf_tracing.h>",
        "int x = AF_INET;              | #define AF_INET 2",
        "int x = SOL_SOCKET + SO_SNDBUF; | #include <asm/socket.h>",
        "int x = TCP_CONGESTION + SOL_TCP; | #define SOL_TCP 6",
        "int x = -ENOENT;              | #include <asm/errno.h>",
        "int f(struct iphdr *i) { return ip_is_fragment(i); } | return (ip->frag_off & bpf_htons(0x3fff)) != 0;",
        "int x = min(1, 2);            | _one < _other ? _one : _other; })",
        "int n[NR_CPUS];               | #define NR_CPUS 64",
        "int x = unlikely(1);          | #define unlikely(x) __builtin_expect(!!(x), 0)",
        "struct vlan_hdr h;            | struct vlan_hdr {",
        "int f(void *s) { return load_byte(s, 1); } | asm(\"llvm.bpf.load.byte\");"})
    void what_headers_declared_by_the_way_is_declared(String text, String line) throws Exception {
        assertThat(translate(OLD + text + "\n" + LICENSE).text()).startsWith(NEW).contains(line);
    }

    @Test
    void what_the_text_defines_itself_is_not_declared_again() throws Exception {
        String text = "#define TASK_COMM_LEN 32\ntypedef unsigned int u32;\nstruct vlan_hdr { int x; };\n"
                + "static int load_byte(void *s, int o) { return 0; }\nu32 x = sizeof(struct vlan_hdr);\n" + LICENSE;
        assertThat(translate(OLD + text).text()).isEqualTo(NEW + text);
    }

    @Test
    void what_a_header_beside_it_defines_is_not_declared_again() throws Exception {
        Files.writeString(folder.resolve("mine.h"), "typedef unsigned int u32;\n#define TASK_COMM_LEN 16\n");
        String text = "#include \"mine.h\"\nu32 x = TASK_COMM_LEN;\n" + LICENSE;
        assertThat(translate(OLD + text).text()).isEqualTo(NEW + text);
    }

    @Test
    void what_the_compiler_knows_as_an_attribute_is_not_declared() throws Exception {
        assertThat(translate(OLD + "__attribute__((noinline)) int f(void) { return 0; }\n" + LICENSE).text())
                .doesNotContain("#define noinline");
    }

    @Test
    void what_a_macro_of_a_header_beside_it_needs_is_declared() throws Exception {
        Files.writeString(folder.resolve("common.h"), "#define SYSCALL(name) \"__x64_\" __stringify(name)\n");
        assertThat(translate(
                OLD + "#include \"common.h\"\nSEC(\"kprobe/\" SYSCALL(sys_write)) int f(struct pt_regs *c) "
                + "{ return 0; }\n" + LICENSE).text()).contains("#define __stringify(x...) #x");
    }

    @Test
    void a_header_of_the_same_time_is_translated_in_its_place() throws Exception {
        Files.createDirectories(folder.resolve("common"));
        Files.writeString(folder.resolve("common/rec.h"), "struct rec { __u64 n; };\n");
        Files.writeString(folder.resolve("common/stats.h"), "#ifndef STATS\n#define STATS\n#include \"rec.h\"\n"
                + "struct bpf_map_def SEC(\"maps\") stats = { .type = 1, .value_size = sizeof(struct rec) };\n"
                + "#endif\n");
        Translation done = translate("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n"
                + "#include \"common/stats.h\"\nu32 x;\n" + LICENSE);
        assertThat(done.dialects()).containsExactly(Dialect.OLD_MAPS);
        assertThat(done.text()).contains(
                "#ifndef STATS\n#define STATS\n#include \"common/rec.h\"\n", "__type(value, struct rec);",
                "} stats SEC(\".maps\");");
        assertThat(done.changes()).anySatisfy(change -> {
            assertThat(change.line()).isEqualTo(3);
            assertThat(change.before()).isEqualTo("#include \"common/stats.h\"");
        });
        assertThat(done.changes()).extracting(change -> change.line()).allSatisfy(
                line -> assertThat(line).isBetween(1, 4));
    }

    @Test
    void a_header_of_today_stays_where_it_is() throws Exception {
        Files.writeString(
                folder.resolve("mine.h"), "struct rec { int n; };\nstatic int f(struct __sk_buff *s) { return 0; }\n");
        String text = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n#include \"mine.h\"\n" + LICENSE;
        assertThat(translate(text).text()).isEqualTo(text);
    }

    @Test
    void iproute2s_short_names_are_libbpfs() throws Exception {
        String text = "#include \"../include/bpf_api.h\"\n__section_cls_entry int f(struct __sk_buff *skb)\n{\n"
                + "\tprintt(\"hi\\n\");\n\ttail_call(skb, skb, 0);\n\treturn "
                        + "BPF_H_DEFAULT;\n}\nBPF_LICENSE(\"GPL\");\n";
        assertThat(translate(text).text()).contains(
                "#include <bpf/bpf_helpers.h>", "#define __section_cls_entry SEC(\"tc\")", "#define printt bpf_printk",
                        "#define tail_call bpf_tail_call",
                "#define BPF_LICENSE(name)", "\nBPF_LICENSE(\"GPL\");").doesNotContain("bpf_api.h", "lock_xadd");
    }

    @Test
    void a_program_that_only_its_file_sees_is_shown_to_libbpf() throws Exception {
        Translation done = translate("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n"
                + "SEC(\"classifier\")\nstatic inline int f(struct __sk_buff *skb) { return 0; }\n" + LICENSE);
        assertThat(done.dialects()).containsExactly(Dialect.OLD_LOADER);
        assertThat(done.text()).contains("SEC(\"classifier\")\nint f(");
    }

    @Test
    void reads_that_are_looked_up_in_the_kernels_types_get_them() throws Exception {
        assertThat(translate(OLD + "SEC(\"kprobe/x\") int f(struct pt_regs *c) { return PT_REGS_PARM2_CORE(c); }\n"
                + LICENSE).text()).startsWith("#include \"vmlinux.h\"\n");
    }

    @Test
    void a_header_that_lies_beside_it_stays() throws Exception {
        Files.writeString(folder.resolve("bpf_helpers.h"), "#define SEC(x)\n");
        assertThat(translate("#include <linux/bpf.h>\n#include \"bpf_helpers.h\"\n").isTodays()).isTrue();
    }

    @Test
    void maps_bring_their_macros_where_the_helpers_are_the_files_own() throws Exception {
        Files.writeString(folder.resolve("bpf_helpers.h"), """
                #define SEC(NAME) __attribute__((section(NAME), used))
                struct bpf_map_def { unsigned int type, key_size, value_size, max_entries; };
                static void *(*bpf_map_lookup_elem)(void *map, void *key) = (void *) BPF_FUNC_map_lookup_elem;
                """);
        assertThat(translate("#include <linux/bpf.h>\n#include \"bpf_helpers.h\"\n"
                + "struct bpf_map_def SEC(\"maps\") a = { .type = 1 };\n" + LICENSE).text())
                .contains("#define __uint(name, val) int (*name)[val]", "#include \"bpf_helpers.h\"")
                .doesNotContain("<bpf/bpf_helpers.h>");
    }

    @Test
    void bytes_are_turned_around_by_libbpfs_names() throws Exception {
        assertThat(translate(OLD + "int x(int y) { return htons(y) + be32_to_cpu(y); }\n" + LICENSE).text())
                .contains("#include <bpf/bpf_endian.h>", "return bpf_htons(y) + bpf_ntohl(y);");
    }

    @Test
    void an_include_that_is_cut_behind_its_quote_is_left_to_clang() throws Exception {
        assertThat(translate("#include \"\n" + OLD + LICENSE).text()).isEqualTo("#include \"\n" + NEW + LICENSE);
    }

    @Test
    void headers_from_inside_the_kernel_go() throws Exception {
        Translation done = translate("#include <linux/skbuff.h>\n#include <net/sock.h> // why\n" + OLD + LICENSE);
        assertThat(done.text()).isEqualTo(" // why\n" + NEW + LICENSE);
        assertThat(done.dialects()).containsExactly(Dialect.KERNEL_TREE);
    }

    @Test
    void the_kernels_own_structs_come_from_vmlinux() throws Exception {
        assertThat(translate("#include <linux/skbuff.h>\n#include <linux/ip.h>\n" + OLD
                + "int f(struct sk_buff *s) { char n[IFNAMSIZ]; return s->len + ETH_P_IP; }\n" + LICENSE).text())
                .startsWith("#include \"vmlinux.h\"\n#include <bpf/bpf_helpers.h>\n")
                .contains("#define ETH_P_IP 0x0800", "#define IFNAMSIZ 16")
                .doesNotContain("linux/bpf.h", "linux/ip.h");
    }

    @Test
    void vmlinux_stands_alone() throws Exception {
        assertThat(translate("#include \"vmlinux.h\"\n#include <linux/sched.h>\n#include \"bpf_helpers.h\"\n" + LICENSE)
                .text()).isEqualTo("#include \"vmlinux.h\"\n#include <bpf/bpf_helpers.h>\n" + LICENSE);
    }

    @Test
    void libbpfs_headers_come_below_the_types_that_they_use() throws Exception {
        assertThat(translate("#include \"bpf_helpers.h\"\n#include <linux/bpf.h>\n" + LICENSE).text())
                .isEqualTo("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n#include <linux/bpf.h>\n" + LICENSE);
    }

    @Test
    void includes_go_where_no_condition_can_leave_them_out() throws Exception {
        assertThat(translate("#ifndef A\n#define A\n" + OLD + "#ifdef B\n#include <linux/ip.h>\n#endif\nu8 x;\n"
                + LICENSE + "#endif\n").text())
                .startsWith("#ifndef A\n#define A\n" + NEW + "typedef __u8 u8;\n#ifdef B\n");
    }

    @Test
    void ones_own_macro_for_printing_stays_ones_own() throws Exception {
        String own =
                "#define bpf_printk(fmt, ...) ({ char s[] = fmt; bpf_trace_printk(s, sizeof(s), ##__VA_ARGS__); })";
        String text = OLD + own + "\nint g(void) { bpf_trace_printk(\"a\", sizeof(\"a\")); return 0; }\n" + LICENSE;
        assertThat(translate(text).text())
                .contains("#undef bpf_printk\n" + own, "{ bpf_trace_printk(\"a\", sizeof(\"a\"));");
    }

    @Test
    void a_printed_text_without_its_length_gets_it_from_libbpfs_macro() throws Exception {
        String text = OLD + "SEC(\"xdp\") int f(struct xdp_md *c)\n"
                + "{ bpf_trace_printk(\"at %d\\n\", c->rx_queue_index); return 2; }\n" + LICENSE;
        assertThat(translate(text).dialects()).isNotEmpty().doesNotContain(Dialect.BCC);
        assertThat(translate(text).text()).contains("{ bpf_printk(\"at %d\\n\", c->rx_queue_index);");
    }

    @Test
    void a_length_that_is_a_number_is_no_sign_of_bcc() throws Exception {
        String todays = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\nSEC(\"xdp\") int f(struct xdp_md *c)\n"
                + "{ bpf_trace_printk(\"hi\\n\", 4); return 2; }\n" + LICENSE;
        assertThat(translate(todays).isTodays()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SEC(\"xdp1\") int f(struct xdp_md *c) { return 2; }               | SEC(\"xdp\") int f",
        "SEC(\"rx\") int f(struct xdp_md *c) { return 2; }                 | SEC(\"xdp\") int f",
        "SEC(\"filter\") int f(struct __sk_buff *s) { return 0; }          | SEC(\"tc\") int f",
        "SEC(\"classifier\") int f(struct __sk_buff *s) { return 0; }      | SEC(\"classifier\") int f",
        "SEC(\"socket1\") int f(struct __sk_buff *s) { return 0; }         | SEC(\"socket\") int f",
        "SEC(\"kprobe/sys_write\") int f(struct pt_regs *c) { return 0; }  | SEC(\"kprobe/sys_write\") int f"})
    void sections_say_the_type(String text, String today) throws Exception {
        assertThat(translate(OLD + text + "\n" + LICENSE).text()).contains(today);
    }

    @Test
    void a_program_without_a_section_gets_one_and_a_function_that_is_called_does_not() throws Exception {
        assertThat(translate(OLD + "int called(struct xdp_md *c) { return 2; }\nstatic int hidden(struct xdp_md *c) "
                + "{ return 1; }\nint main_prog(struct xdp_md *c)\n{ return called(c); }\n" + LICENSE).text())
                .contains("\nint called", "\nstatic int hidden", "SEC(\"xdp\")\nint main_prog(struct xdp_md *c)");
    }

    @Test
    void a_program_without_a_context_is_what_its_answers_say() throws Exception {
        assertThat(translate(OLD + "int f()\n{ return XDP_DROP; }\nSEC(\"x\") int g(void *c) { return TC_ACT_OK; }\n"
                + LICENSE).text()).contains("SEC(\"xdp\")\nint f()", "SEC(\"tc\") int g(void *c)");
    }

    @Test
    void a_type_that_nothing_tells_can_be_said() throws Exception {
        String text = OLD + "SEC(\"mine\") int f(void *c) { return 0; }\n" + LICENSE;
        assertThat(translate(text).text()).contains("SEC(\"mine\")");
        assertThat(translate(text, new DialectOptions(Optional.of("tc"), Optional.empty())).text())
                .contains("SEC(\"tc\") int f");
    }

    @Test
    void a_licence_is_asked_for_and_written_only_when_it_is_named() throws Exception {
        Translation asked = translate(OLD + "int x;\n");
        assertThat(asked.text()).isEqualTo(NEW + "int x;\n");
        assertThat(asked.left()).singleElement().satisfies(left ->
                assertThat(left.sentence()).contains("no SEC(\"license\")", "--license GPL"));
        Translation named = translate(OLD + "int x;\n", new DialectOptions(Optional.empty(), Optional.of("MIT")));
        assertThat(named.text()).endsWith("int x;\n\nchar _license[] SEC(\"license\") = \"MIT\";\n");
        assertThat(named.left()).isEmpty();
    }

    private Translation translate(String text) throws Exception {
        return translate(text, DialectOptions.NONE);
    }

    private Translation translate(String text, DialectOptions options) throws IOException, InterruptedException {
        Path file = folder.resolve("x.c");
        return new Dialects().translate(new SourceFile(file, text, file), options, null);
    }

    /** Signs are looked for in each file that is compiled. */
    @Test
    void a_text_is_only_looked_at() {
        assertThat(new OldFamily().spoken(Original.of(folder.resolve("x.c"), OLD)))
                .containsExactly(Dialect.KERNEL_TREE);
    }
}
