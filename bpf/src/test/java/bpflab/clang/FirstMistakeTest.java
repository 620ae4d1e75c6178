package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation.CompileErrors;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with a mistake each, compiled for real. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FirstMistakeTest {
    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            number-of-a-call     | add #include <asm/unistd.h>
            named-as-its-section | give the function another name
            no-helpers-header    | add #include <bpf/bpf_helpers.h>
            helpers-header-lacks-it | <bpf/bpf_helpers.h> is included and does not have that name
            helpers-header-first | put #include <linux/bpf.h> above
            stack-of-600-bytes   | 512 bytes
            bcc-dialect          | SEC(".maps") instead
            macros-with-vmlinux  | #define ETH_P_IP 0x0800
            macros-with-vmlinux  | #define TC_ACT_OK 0
            macros-with-vmlinux  | bpf_htons
            bpf-map-def          | libbpf 1.0
            c-library            | bpf_printk
            c-library            | keep data in a map
            print-without-length | write bpf_printk("...")
            user-space-types     | #include <stdbool.h>
            user-space-types     | #include <stddef.h>
            user-space-types     | #include <stdint.h>
            loader-header        | take #include <bpf/libbpf.h> out
            signed-division      | divide unsigned numbers
            signed-remainder     | divide unsigned numbers
            double-mean          | BPF has no floating point
            float-sum            | BPF has no floating point
            float-to-int         | BPF has no floating point
            wide-product         | no numbers of 128 bits
            struct-returned      | static __always_inline
            variable-of-a-thread | BPF_MAP_TYPE_PERCPU_ARRAY
            old-value            | -mcpu=v3
            redirect-without-packet | bpf_sk_redirect_map(skb, &MAP, KEY, FLAGS)
            network-headers      | #include <linux/if_ether.h>
            network-headers      | #include <linux/ip.h>
            network-headers      | #include <linux/in.h>
            network-headers      | (void *)(long)ctx->data
            no-bpf-header        | #include <linux/bpf.h> above
            atomic-of-32-bits    | -mcpu=v3
            vmlinux-and-linux    | vmlinux.h holds every type of the kernel already
            loop-that-is-a-call  | write barrier(); into the loop
            bytes-not-constant   | { to[i] = from[i]; barrier(); }
            value-and-bytes      | { to[i] = from[i]; barrier(); }
            trap                 | return XDP_ABORTED;
            move-of-600-bytes    | __builtin_memcpy
            atomic-of-8-bits     | atomic operations work on __u32 and __u64
            """)
    void has_a_way_out(String file, String hint) throws Exception {
        Compilation answer = compile(file);

        assertThat(answer).isInstanceOf(CompileErrors.class);
        assertThat(String.join("\n", answer.hints())).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"helpers-header-first", "no-bpf-header", "atomic-of-32-bits", "atomic-of-8-bits",
        "wide-product", "loop-that-is-a-call", "trap"})
    void says_each_hint_once(String file) throws Exception {
        assertThat(compile(file).hints()).hasSize(1);
    }

    /** What clang makes of a loop is a call again, unless it is kept from it. */
    @Test
    void a_loop_with_what_is_advised_compiles() throws Exception {
        assertThat(compile("loop-with-a-barrier")).isInstanceOf(Compilation.Compiled.class);
        Path source = Path.of(FirstMistakeTest.class.getResource("mistakes/loop-that-is-a-call.c").toURI());
        assertThat(Clang.find(new FakeHeader(), cache).compile(source, List.of("-fno-builtin")))
                .isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void names_the_place_in_a_header_and_how_it_came_in() throws Exception {
        Diagnostic first = compile("network-headers").diagnostics().get(0);

        assertThat(first.file()).endsWith("broken.h");
        assertThat(first.includedFrom())
                .singleElement()
                .satisfies(from -> assertThat(from).endsWith("network-headers.c:3"));
    }

    @Test
    void has_no_hint_for_what_it_does_not_know() {
        assertThat(FirstMistake.hints(
                List.of(new Diagnostic(Diagnostic.Severity.ERROR, "x.c", 1, 1, "expected ';'", List.of(), List.of())),
                        Readings.of("")))
                        .isEmpty();
        assertThat(FirstMistake.hints(
                List.of(new Diagnostic(
                        Diagnostic.Severity.ERROR, "x.c", 1, 11, "expected parameter declarator",
                                List.of("int main( {", "          ^"), List.of())), Readings.of("")))
                .as("a slip that has nothing to do with SEC").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            use of undeclared identifier 'EPERM'                 | EPERM is a macro, and vmlinux.h holds types only: write #define EPERM 1
            use of undeclared identifier 'AF_INET6'              | write #define AF_INET6 10
            use of undeclared identifier 'O_CREAT'               | write #define O_CREAT 00000100
            use of undeclared identifier 'IPPROTO_ICMPV6'        | write #define IPPROTO_ICMPV6 58
            use of undeclared identifier 'ETH_P_IPV6'            | write #define ETH_P_IPV6 0x86DD
            no member named 'cpu' in 'struct task_struct'        | struct task_struct has no cpu
            redefinition of enumerator 'OP_LOOKUP'               | the kernel has its own OP_LOOKUP, in vmlinux.h
            variable has incomplete type 'struct hid_bpf_ops'    | vmlinux.h has no struct hid_bpf_ops
            incomplete definition of type 'struct iphdr'         | vmlinux.h has no struct iphdr
            """)
    void knows_where_the_kernel_has_a_name(String message, String hint) {
        Diagnostic before = new Diagnostic(Diagnostic.Severity.NOTE, "/cache/vmlinux.h", 7, 1,
                "previous definition is here", List.of(), List.of());
        assertThat(hints(message, before, "#include \"vmlinux.h\"\n")).singleElement().asString().contains(hint);
    }

    @Test
    void a_header_of_a_repository_is_to_be_fetched_and_one_of_libbpf_stands_below_the_types() {
        Diagnostic missing = new Diagnostic(Diagnostic.Severity.ERROR, "x.c", 1, 10, "'kitchen.h' file not found",
                List.of("#include \"kitchen.h\""), List.of());
        assertThat(FirstMistake.hints(List.of(missing), Readings.of(""))).singleElement().asString()
                .contains("put it beside the file");
        Diagnostic among = new Diagnostic(Diagnostic.Severity.ERROR, "x.c", 1, 10, "'a/kitchen.h' file not found",
                List.of("#include <a/kitchen.h>"), List.of());
        assertThat(FirstMistake.hints(List.of(among), Readings.of(""))).singleElement().asString()
                .contains("-I FOLDER");
        Diagnostic sections = new Diagnostic(Diagnostic.Severity.ERROR, "x.c", 2, 5, "expected parameter declarator",
                List.of("SEC(\"netfilter\")"), List.of());
        assertThat(FirstMistake.hints(List.of(sections), Readings.of("#include \"vmlinux.h\"\n")))
                .singleElement().asString()
                .contains("below #include \"vmlinux.h\"");
    }

    @Test
    void a_function_that_is_defined_below_its_use_is_to_be_declared_above() {
        String file = """
                int (*table[])(struct xdp_md *) = { &lets_pass };
                SEC("xdp") int lets_pass(struct xdp_md *ctx)
                {
                	return XDP_PASS;
                }
                """;
        assertThat(FirstMistake.hints(List.of(new Diagnostic(Diagnostic.Severity.ERROR, "x.c", 1, 37,
                "use of undeclared identifier 'lets_pass'", List.of(), List.of())), Readings.of(file)))
                .containsExactly("lets_pass is defined further down: declare it above its first use: "
                        + "int lets_pass(struct xdp_md *ctx);");
    }

    @Test
    void of_names_that_are_the_files_own_it_says_nothing() {
        Diagnostic here = new Diagnostic(Diagnostic.Severity.NOTE, "x.c", 7, 1, "previous definition is here",
                List.of(), List.of());
        assertThat(hints("redefinition of enumerator 'MINE'", here, "#include \"vmlinux.h\"\n")).isEmpty();
        assertThat(hints("no member named 'x' in 'struct mine'", here,
                "#include \"vmlinux.h\"\nstruct mine { int y; };\n")).isEmpty();
    }

    @Test
    void a_struct_in_a_comment_is_not_the_files_own() {
        Diagnostic here = new Diagnostic(Diagnostic.Severity.NOTE, "x.c", 7, 1, "forward declaration", List.of(),
                List.of());
        assertThat(hints("no member named 'rstat_cpu' in 'struct cgroup'", here,
                "#include \"vmlinux.h\"\n/* struct cgroup { ... }; */\n")).singleElement().asString()
                .contains("struct cgroup has no rstat_cpu");
    }

    @Test
    void an_attribute_that_nothing_defines_is_no_variable() {
        Diagnostic before = new Diagnostic(Diagnostic.Severity.NOTE, "x.c", 7, 1, "previous definition is here",
                List.of(), List.of());
        assertThat(hints("redefinition of '__packed' with a different type: 'struct b' vs 'struct a'", before, ""))
                .singleElement().asString().contains("__attribute__((packed)) in its place");
    }

    @Test
    void macros_that_no_header_has_are_given_in_the_line() {
        Diagnostic here = new Diagnostic(Diagnostic.Severity.NOTE, "x.c", 7, 1, "", List.of(), List.of());
        assertThat(hints("use of undeclared identifier 'MY_OWN_LIMIT'", here, "")).singleElement().asString()
                .endsWith("add -D NAME=VALUE to the line for each");
    }

    @Test
    void a_helper_that_libbpf_declares_is_taken_out() {
        Diagnostic there = new Diagnostic(Diagnostic.Severity.NOTE, "/usr/include/bpf/bpf_helper_defs.h", 4120, 15,
                "previous definition is here", List.of(), List.of());
        assertThat(hints("redefinition of 'bpf_trace_vprintk'", there,
                "#include \"vmlinux.h\"\n#include <linux/bpf.h>\n")).singleElement()
                .isEqualTo("libbpf's header declares bpf_trace_vprintk by now: take this one out");
    }

    private static List<String> hints(String message, Diagnostic note, String file) {
        return FirstMistake.hints(List.of(new Diagnostic(
                Diagnostic.Severity.ERROR, "x.c", 9, 1, message, List.of(), List.of(note))), Readings.of(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unsupported signed division, please convert to unsigned div/mod.     | divide unsigned numbers
            A call to built-in function '__divdf3' is not supported.             | BPF has no floating point
            error in backend: Cannot select: 0x55d0: f64 = fmul 0x55a, 0x55b     | BPF has no floating point
            error in backend: Cannot select: t9: i64 = fp_to_sint t4, f32        | BPF has no floating point
            aggregate returns are not supported                                  | static __always_inline
            variadic functions are not supported                                 | static __always_inline
            unsupported dynamic stack allocation                                 | constant size
            clang itself broke down in the function count                        | the mistake is clang
            """)
    void knows_the_words_of_other_clangs(String message, String hint) {
        assertThat(FirstMistake.hints(List.of(new Diagnostic(
                Diagnostic.Severity.ERROR, "x.c", 1, 1, message, List.of(), List.of())), Readings.of("")))
                .singleElement().asString().contains(hint);
    }

    private Compilation compile(String name) throws InterruptedException, URISyntaxException, IOException {
        Path source = Path.of(FirstMistakeTest.class.getResource("mistakes/" + name + ".c").toURI());
        return Clang.find(new FakeHeader(), cache).compile(source, List.of());
    }
}
