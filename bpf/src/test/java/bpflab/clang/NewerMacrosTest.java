package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation.Compiled;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Macros that C of today takes for granted, beside the headers of libbpf 1.1. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewerMacrosTest {
    private static final String HEAD = "#include \"vmlinux.h\"\n#include <bpf/bpf_helpers.h>\n"
            + "#include <bpf/bpf_core_read.h>\nchar _license[] SEC(\"license\") = \"GPL\";\n";

    @TempDir
    Path folder;

    /** What they do, not only that they compile: the number that comes back. */
    @NeedsKernel
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "struct iphdr ip = {}; BPF_CORE_WRITE_BITFIELD(&ip, version, 6); BPF_CORE_WRITE_BITFIELD(&ip, ihl, 5); "
                    + "BPF_CORE_WRITE_BITFIELD(&ip, version, 0x14); return *(__u8 *)&ip; | 69",
            "return unlikely(ctx->data == 0) ? 1 : likely(ctx->data_end) ? 7 : 2; | 7",
            "return bpf_ksym_exists(bpf_nobody_has_this) ? 1 : 8; | 8"})
    void macros_with_arguments_that_clang_14_takes_for_functions_are_supplied(String body, int verdict)
            throws Exception {
        try (Kernel kernel = LinuxKernel.open()) {
            Compilation compiled = Clang.find(kernel.vmlinuxHeader(), folder.resolve("cache")).compile(write(
                    HEAD + "extern void bpf_nobody_has_this(void) __ksym __weak;\n"
                            + "SEC(\"xdp\") int p(struct xdp_md *ctx) { " + body + " }\n"), List.of());
            assertThat(compiled.diagnostics()).isEmpty();
            ObjectFile object = ObjectFile.parse("p.o", ((Compiled) compiled).object());
            try (LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
                assertThat(loaded.programs().get(0).run(new byte[14], 1).verdict()).isEqualTo(verdict);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "int a[4]; int f(void) { return ARRAY_SIZE(a); } | write #define ARRAY_SIZE(a) (sizeof(a)",
            "static noinline int f(void) { return 2; } | write #define noinline __attribute__((noinline))",
            "int f(int x) { return min(x, 3); } | write #define min(a, b) ({",
            "int f(void) { for (int i = 0; i < 9 && can_loop; i++) ; return 0; } | copy bpf_experimental.h",
            "int __arena *place; | copy bpf_arena_common.h",
            "int f(void) { return bpf_assert(1); } | copy bpf_experimental.h",
            "int f(void) { return bpf_no_such_thing(1); } | <bpf/bpf_helpers.h> is included and does not have"})
    void macros_of_the_kernel_s_sources_are_told_with_where_they_are(String c, String hint) throws Exception {
        Compilation answer = Clang.find(new FakeHeader(), folder.resolve("cache")).compile(
                write("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n" + c + "\n"), List.of());

        assertThat(answer.hints()).singleElement().asString().contains(hint);
    }

    @Test
    void a_macro_that_the_file_has_is_not_what_is_wrong() throws Exception {
        Compilation answer = Clang.find(new FakeHeader(), folder.resolve("cache")).compile(
                write("#define __arena\nint __arena *place\nint next;\n"), List.of());

        assertThat(answer.hints()).isEmpty();
    }

    private Path write(String c) throws Exception {
        return Files.writeString(folder.resolve("p.c"), c);
    }
}
