package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation.Compiled;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The types of the kernel that runs. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VmlinuxTest {
    private static final String SWITCHES = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_core_read.h>
            #include <bpf/bpf_tracing.h>

            struct {
            	__uint(type, BPF_MAP_TYPE_HASH);
            	__uint(max_entries, 1024);
            	__type(key, __u32);
            	__type(value, __u64);
            } switches SEC(".maps");

            SEC("tp_btf/sched_switch")
            int BPF_PROG(count, bool preempt, struct task_struct *prev, struct task_struct *next)
            {
            	__u32 key = BPF_CORE_READ(next, mm, owner, pid);
            	__u64 one = 1;

            	bpf_map_update_elem(&switches, &key, &one, BPF_ANY);
            	return 0;
            }

            char LICENSE[] SEC("license") = "GPL";
            """;

    @TempDir
    static Path folder;
    private static Kernel kernel;
    private static Clang clang;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
        clang = Clang.find(kernel.vmlinuxHeader(), folder.resolve("cache"));
    }

    @AfterAll
    static void close() {
        kernel.close();
    }

    @Test
    void precompiled_they_give_the_same_program() throws Exception {
        Path source = Files.writeString(folder.resolve("switches.c"), SWITCHES);

        Compilation precompiled = clang.compile(source, List.of());
        Compilation plain = clang.compile(source, List.of("-DBPFLAB_TEST"));

        assertThat(precompiled.diagnostics()).isEmpty();
        assertThat(precompiled).isInstanceOf(Compiled.class);
        assertSameProgram(((Compiled) precompiled).object(), ((Compiled) plain).object());
    }

    @Test
    void the_shown_command_line_works_without_the_precompiled_header() throws Exception {
        Path source = Files.writeString(folder.resolve("typed.c"), SWITCHES);
        Compiled answer = (Compiled) clang.compile(source, List.of());
        Path typed = folder.resolve("typed.o");

        String line = answer.commandLine(Path.of("/elsewhere")).replace("-o typed.o", "-o " + typed);
        assertThat(line).doesNotContain("pch");
        assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor()).isZero();
        assertSameProgram(Files.readAllBytes(typed), answer.object());
    }

    @Test
    void and_headers_of_user_space_do_not_go_together_and_the_way_out_is_told() throws Exception {
        Path source =
                Files.writeString(
                        folder.resolve("both.c"),
                                SWITCHES.replace(
                                "#include <bpf/bpf_helpers.h>",
                                        "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>"));

        assertThat(clang.compile(source, List.of()).hints())
                .singleElement()
                .satisfies(hint -> assertThat(hint).contains("vmlinux.h holds every type"));
    }

    /** Code, lines, functions and maps; clang 19 also notes by which way a file came in, which differs. */
    private static void assertSameProgram(byte[] object, byte[] other) {
        ObjectFile file = ObjectFile.parse("x.o", object);
        assertThat(file.programs())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(ObjectFile.parse("x.o", other).programs());
        assertThat(file.maps()).isEqualTo(ObjectFile.parse("x.o", other).maps());
    }
}
