package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation.CompileErrors;
import bpflab.clang.Compilation.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of the kernel that a file calls, and that vmlinux.h of this libbpf does not declare. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CalledFunctionsTest {
    private static final String VMLINUX = "#include \"vmlinux.h\"\n";
    private static final String CALL = "int f(struct task_struct *t) { return bpf_age_of(t); }\n";

    @TempDir
    Path folder;
    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new KernelWithFunctions(), folder.resolve("cache"));
    }

    @Test
    void one_that_nobody_declares_is_declared_as_the_kernel_has_it_and_told() throws Exception {
        Compilation compilation = compile(VMLINUX + CALL);

        assertThat(compilation).isInstanceOf(Compiled.class);
        assertThat(compilation.diagnostics()).singleElement().satisfies(note -> {
            assertThat(note.message()).isEqualTo("bpf_age_of is a function of the kernel that no header declares: here "
                    + "it is declared as this kernel has it. To say it in the file:");
            assertThat(note.source()).containsExactly("extern int bpf_age_of(struct task_struct * p) __ksym;");
        });
        assertThat(compilation.command()).contains("-include");
        assertThat(new String(((Compiled) compilation).object(), StandardCharsets.ISO_8859_1))
                .contains(".ksyms");
    }

    @Test
    void what_is_told_can_be_written_into_the_file_and_then_nothing_is_told() throws Exception {
        Compilation compilation = compile(VMLINUX + "#define __ksym __attribute__((section(\".ksyms\")))\n"
                + "extern int bpf_age_of(struct task_struct * p) __ksym;\n" + CALL);

        assertThat(compilation).isInstanceOf(Compiled.class);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.command()).doesNotContain("-include");
    }

    @Test
    void what_stands_above_the_kernels_types_does_not_keep_it_out() throws Exception {
        assertThat(compile("#include <stdbool.h>\n" + VMLINUX + CALL)).isInstanceOf(Compiled.class);
    }

    @Test
    void the_kernels_types_are_not_read_before_what_they_do_not_go_with() throws Exception {
        Compilation compilation = compile("struct mine { int a; };\n#define task_struct mine\n" + VMLINUX
                + "#undef task_struct\nint g(struct task_struct *t) { return bpf_age_of(t) + t->a; }\n");

        assertThat(compilation.command()).doesNotContain("-include");
    }

    @Test
    void without_the_kernels_types_nothing_is_declared() throws Exception {
        Compilation compilation = compile("struct task_struct;\n" + CALL);

        assertThat(compilation.command()).doesNotContain("-include");
    }

    @Test
    void one_that_takes_a_function_is_left_to_the_file() throws Exception {
        Compilation compilation = compile(VMLINUX + "int f(void) { return bpf_call_back(0); }\n");

        assertThat(compilation.command()).doesNotContain("-include");
    }

    @Test
    void a_call_with_other_arguments_is_told_as_that() throws Exception {
        Compilation compilation = compile(VMLINUX + "int f(void) { return bpf_age_of(); }\n");

        assertThat(compilation).isInstanceOf(CompileErrors.class);
        assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::message).singleElement().asString().contains("too few arguments");
    }

    private Compilation compile(String text) throws IOException, InterruptedException {
        return clang.compile(Files.writeString(folder.resolve("p.c"), text), List.of());
    }

    private static final class KernelWithFunctions implements HeaderSource {
        private final FakeHeader types = new FakeHeader();

        @Override
        public String identity() {
            return "with functions";
        }

        @Override
        public void writeTo(Path header) throws IOException {
            types.writeTo(header);
        }

        @Override
        public Optional<String> declaration(String function) {
            return Optional.ofNullable(Map.of(
                    "bpf_age_of", "int bpf_age_of(struct task_struct * p)",
                    "bpf_call_back", "int bpf_call_back(int (int )* callback)").get(function));
        }
    }
}
