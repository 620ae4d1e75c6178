package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation.CompileErrors;
import bpflab.clang.Compilation.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sentence for a file that clang has a hundred errors for, and what it says to do works. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeFileMistakeTest {
    private static final String PACKETS = """
            #include "vmlinux.h"
            #include <linux/if_ether.h>
            #include <linux/in.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>

            SEC("xdp")
            int ipv4(struct xdp_md *ctx)
            {
            	struct ethhdr *eth = (void *)(long)ctx->data;

            	if ((void *)(eth + 1) > (void *)(long)ctx->data_end)
            		return XDP_PASS;
            	return eth->h_proto == bpf_htons(ETH_P_IP) ? XDP_DROP : XDP_PASS;
            }
            """;
    private static final String TASKS = """
            #include "vmlinux.h"
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <bpf/bpf_helpers.h>

            SEC("xdp")
            int tasks(struct xdp_md *ctx)
            {
            	return sizeof(struct task_struct) == ETH_P_IP;
            }
            """;

    @TempDir
    Path folder;
    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new FakeHeader(), folder.resolve("cache"));
    }

    @Test
    void network_programs_leave_vmlinux_h() throws Exception {
        assertThat(hint(PACKETS)).endsWith("write #include <linux/bpf.h> in place of #include \"vmlinux.h\"");
        assertThat(compile(PACKETS.replace("\"vmlinux.h\"", "<linux/bpf.h>"))).isInstanceOf(Compiled.class);
    }

    @Test
    void what_is_shown_is_what_clang_said_of_the_file_as_it_is() throws Exception {
        Compilation answer = compile(PACKETS);

        assertThat(answer.command()).doesNotContain("-include");
        assertThat(answer.diagnostics().get(0).file()).doesNotContain("stdint.h");
    }

    @Test
    void those_that_have_linux_bpf_h_too_take_one_out() throws Exception {
        String both = PACKETS.replace("#include <linux/in.h>", "#include <linux/bpf.h>");

        assertThat(hint(both)).endsWith("take out #include \"vmlinux.h\"");
        assertThat(compile(both.replace("#include \"vmlinux.h\"\n", ""))).isInstanceOf(Compiled.class);
    }

    @Test
    void those_that_need_the_kernels_own_types_keep_it_and_define_the_macros() throws Exception {
        assertThat(hint(TASKS)).contains("take out the <...> headers").contains("#define ETH_P_IP 0x0800");
        assertThat(compile(TASKS.replaceAll("#include <linux/.*>\n", "")
                .replace("SEC(\"xdp\")", "#define ETH_P_IP 0x0800\nSEC(\"xdp\")"))).isInstanceOf(Compiled.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BPF_HASH(counts);\n", "BPF_PERF_OUTPUT(events);\n", "BPF_HISTOGRAM(dist, u64);\n",
        "TRACEPOINT_PROBE(random, urandom_read) { return 0; }\n",
                "int f(void *c) { counts.increment(1); return 0; }\n"})
    void a_bcc_program_is_called_one(String line) throws Exception {
        assertThat(hint("#include <uapi/linux/nosuch.h>\n" + line)).startsWith("this is a BCC program, and ")
                .contains(":translate FILE");
    }

    @Test
    void a_program_that_defines_such_a_macro_itself_is_none() throws Exception {
        Compilation answer = compile("#define BPF_HASH(name) int name\nBPF_HASH(counts);\nint f(void) { return x; }\n");

        assertThat(answer.hints()).noneMatch(hint -> hint.contains("BCC"));
    }

    /** As repositories have them that share a header between the two sides. */
    @Test
    void a_header_of_the_c_library_that_is_for_the_loader_is_kept_out_by_what_keeps_it_out() throws Exception {
        Files.writeString(folder.resolve("shared.h"), """
                #ifndef SHARED_H
                #define SHARED_H
                #ifdef FOR_BPF
                #include <bpf/bpf_endian.h>
                #else
                #include <arpa/inet.h>
                #endif
                #endif
                """);
        String source = """
                #include <linux/bpf.h>
                #include <linux/in.h>
                #include "shared.h"
                """;
        assertThat(hint(source)).isEqualTo("shared.h:6 includes <arpa/inet.h> of the C library, which has types that "
                + "the kernel's headers have as well; it does so only where FOR_BPF is not defined: add -D FOR_BPF to "
                + "the line");
        assertThat(compile("#define FOR_BPF\n" + source)).isInstanceOf(Compiled.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "%ifndef FOR_BPF; %if 1                         | add -D FOR_BPF to the line",
        "%if !defined(FOR_BPF); %ifdef __bpf__           | add -D FOR_BPF to the line",
        "%if __bpf__; %ifndef A; %define A; %endif; %if 1 | take it out",
        "%if 1; %ifdef __KERNEL__; %elif defined(FOR_BPF); %else | add -D FOR_BPF to the line",
        "%ifdef __bpf__; %if __clang_major__ > 3         | take it out"})
    void a_header_of_the_c_library_is_taken_out_where_nothing_else_helps(String before, String hint) throws Exception {
        String source = "#include <linux/bpf.h>\n#include <linux/in.h>\n" + before.replace(';', '\n').replace('%', '#')
                + "\n#include <arpa/inet.h>\n#endif\n#endif\n";
        assertThat(hint(source)).contains("<arpa/inet.h> of the C library").contains(hint);
        assertThat(compile(source.replace("#include <arpa/inet.h>", ""))).isInstanceOf(Compiled.class);
    }

    @Test
    void a_header_near_the_file_that_includes_the_kernels_beside_vmlinux_h_is_named() throws Exception {
        Files.writeString(folder.resolve("near.h"), "#include <linux/types.h>\n");
        String source = "#include \"vmlinux.h\"\n#include \"near.h\"\n";
        assertThat(hint(source))
                .isEqualTo("near.h:1 includes <linux/types.h>, whose types vmlinux.h has already: take it out");
        Files.writeString(folder.resolve("near.h"), "");
        assertThat(compile(source)).isInstanceOf(Compiled.class);
    }

    /** clang's own stdint.h asks for the C library's: that is not who is to leave it out. */
    @Test
    void a_header_of_the_compiler_is_not_taken_for_the_one_that_includes() throws Exception {
        Files.writeString(folder.resolve("vmlinux.h"), "typedef long unsigned int uintptr_t;\n");
        Files.writeString(folder.resolve("near.h"), "#include <stdint.h>\n");

        assertThat(hint("#include \"vmlinux.h\"\n#include \"near.h\"\n"))
                .isEqualTo("near.h:1 includes <stdint.h>, whose types vmlinux.h has already: take it out");
    }

    @Test
    void a_header_of_a_repository_in_brackets_is_not_the_systems() throws Exception {
        Files.createDirectories(folder.resolve("include/own"));
        Files.writeString(folder.resolve("include/own/near.h"), "#include <linux/types.h>\n");

        assertThat(hint("#include \"vmlinux.h\"\n#include <own/near.h>\n"))
                .startsWith("near.h:1 includes <linux/types.h>");
    }

    @Test
    void vmlinux_h_is_no_header_beside_itself() throws Exception {
        assertThat(hint("#include <vmlinux.h>\n\n#include <linux/types.h>\n"))
                .startsWith("vmlinux.h holds every type of the kernel already, so it cannot stand beside "
                        + "<linux/types.h>: ");
    }

    private String hint(String source) throws Exception {
        Compilation answer = compile(source);
        assertThat(answer).isInstanceOf(CompileErrors.class);
        assertThat(answer.hints()).hasSize(1);
        return answer.hints().get(0);
    }

    private Compilation compile(String source) throws IOException, InterruptedException {
        return clang.compile(Files.writeString(folder.resolve("p.c"), source), List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "#!/usr/bin/env bpftrace                          | bpftrace script",
        "tracepoint:syscalls:sys_enter_openat { @ = count(); } | bpftrace script",
        "kprobe:f /pid == 1/ { @ = count(); }             | bpftrace script",
        "#include <bcc/BPF.h>                             | C++",
        "using namespace std;                             | C++",
        "from bcc import BPF                              | Python script",
        "package main                                     | Go"})
    void a_file_in_another_language_is_told_as_that(String text, String language) {
        Reading written = Readings.of("/* a text */\n" + text + "\n");
        Reading inComment = Readings.of("/* " + text.replace("*/", "") + " */\nint x;\n");

        assertThat(WholeFileMistake.hint(List.of(), written).orElseThrow()).contains(language);
        assertThat(WholeFileMistake.hint(List.of(), inComment)).isEmpty();
    }
}
