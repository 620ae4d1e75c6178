package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What headers bring in counts for hints like what the file itself includes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingTest {
    @TempDir
    Path folder;

    @Test
    void the_kernels_types_may_come_by_a_header_beside_the_file() throws Exception {
        Files.writeString(folder.resolve("own.h"), "#include \"vmlinux.h\"\n");

        assertThat(hints("#include \"own.h\"\nint f(void) { return ETH_P_IP; }\n", List.of())).singleElement()
                .asString().isEqualTo(
                        "ETH_P_IP is a macro, and vmlinux.h holds types only: write #define ETH_P_IP 0x0800");
    }

    @Test
    void they_may_come_by_a_header_of_a_folder_that_was_named() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("elsewhere")).resolve("own.h"),
                "#include \"vmlinux.h\"\n");

        assertThat(hints("#include \"own.h\"\nint f(struct task_struct *t) { return t->age; }\n",
                List.of("-I" + folder.resolve("elsewhere")))).singleElement()
                .asString().startsWith("kernels differ, and in this one struct task_struct has no age");
    }

    @Test
    void a_header_that_another_one_includes_is_not_to_be_added() throws Exception {
        Files.writeString(folder.resolve("own.h"),
                "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n#include <bpf/bpf_core_read.h>\n");

        assertThat(hints("#include \"own.h\"\nint f(void *p) { return bpf_core_of_tomorrow(p, NOTHING_AT_ALL); }\n",
                List.of())).anySatisfy(hint -> assertThat(hint)
                        .startsWith("<bpf/bpf_core_read.h> is included and does not have that name"));
    }

    /** SCX_DSQ_LOCAL of schedulers: an enumerator, where the kernel has them. */
    @Test
    void a_name_in_capitals_may_be_of_what_this_kernel_was_built_without() throws Exception {
        assertThat(hints("#include \"vmlinux.h\"\nint f(void) { return SCX_OF_TOMORROW; }\n", List.of()))
                .singleElement().asString().endsWith("Where SCX_OF_TOMORROW is the kernel's, in an enum, this kernel "
                        + "was built without what it belongs to: bpflab vm");
    }

    /** clang 14 says "invalid symbol redefinition" where the section comes first. */
    @Test
    void a_function_called_as_its_section_is_told_as_that() throws Exception {
        assertThat(hints("#define SEC(name) __attribute__((section(name), used))\n"
                + "SEC(\"tc\") int f(void *c) { return 0; }\nSEC(\"tp\") int tc(void *c) { return 0; }\n", List.of()))
                .singleElement().asString().startsWith("a function cannot be called as a section is");
    }

    private List<String> hints(String text, List<String> flags) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("p.c"), text);
        return Clang.find(new FakeHeader(), folder.resolve("cache")).compile(file, flags).hints();
    }
}
