package bpflab.dialect.all;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.clang.HeaderSource;
import bpflab.elf.ObjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever clang was given, a person hears of the lines that they wrote. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RewrittenSourceTest {
    private static final String OLD = """
            #include <linux/bpf.h>
            #include "bpf_helpers.h"
            struct bpf_map_def SEC("maps") hits = { .type = BPF_MAP_TYPE_ARRAY, .key_size = sizeof(__u32),
            	.value_size = sizeof(__u64), .max_entries = 1, .map_flags = 0, };
            SEC("xdp")
            int count(struct xdp_md *ctx)
            {
            	__u32 key = 0;
            	__u64 *n = bpf_map_lookup_elem(&hits, &key);
            	if (n)
            		*n += 1;
            	return XDP_PASS;
            }
            """;

    @TempDir
    Path folder;

    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new NoHeader(), folder.resolve("cache")).rewriting(new Dialects());
    }

    @Test
    void line_information_has_the_original_lines() throws Exception {
        Compilation.Compiled compiled = (Compilation.Compiled) compile(OLD);
        assertThat(compiled.rewritten()).hasValueSatisfying(rewritten -> {
            assertThat(rewritten.from()).isEqualTo("old maps, kernel samples");
            assertThat(rewritten.changes()).isEqualTo(2);
        });
        ObjectFile object = ObjectFile.parse("x.o", compiled.object());
        assertThat(object.maps()).extracting(map -> map.name()).containsExactly("hits");
        assertThat(object.program("count").orElseThrow().lines())
                .anySatisfy(line -> {
                    assertThat(line.line()).isEqualTo(11);
                    assertThat(line.text().strip()).isEqualTo("*n += 1;");
                    assertThat(line.file()).isEqualTo(folder.resolve("x.c").toString());
                });
    }

    @Test
    void errors_name_the_original_lines() throws Exception {
        Compilation failed = compile(OLD.replace("*n += 1", "*m += 1"));
        assertThat(failed).isInstanceOf(Compilation.CompileErrors.class);
        assertThat(failed.diagnostics().get(0).place()).isEqualTo(folder.resolve("x.c") + ":11:4");
    }

    @Test
    void the_tree_of_a_function_is_found_by_the_original_line() throws Exception {
        assertThat(clang.trees(compile(OLD)).function("x.c", 11))
                .hasValueSatisfying(function -> assertThat(function.tree().text()).isEqualTo("count"));
    }

    @Test
    void the_command_line_compiles_what_clang_was_given() throws Exception {
        Compilation compiled = compile(OLD);
        Path given = Path.of(compiled.command().get(compiled.command().indexOf("-c") + 1));
        assertThat(given).exists().isNotEqualTo(folder.resolve("x.c")).hasFileName("x.c");
        assertThat(compiled.brief()).contains(" -c " + folder.resolve("x.c") + " ");
    }

    @Test
    void the_maps_of_iproute2s_macros_are_libbpfs_and_not_bccs() throws Exception {
        String text = "#include \"../../include/bpf_api.h\"\nBPF_PROG_ARRAY(jumps, 1, PIN_NONE, 2);\n"
                + "BPF_ARRAY4(seen, 2, PIN_NONE, 3);\nBPF_HASH(flows, 3, sizeof(int), 16, PIN_NONE, 5);\n"
                + "__section_cls_entry int f(struct __sk_buff *skb)\n{\n\ttail_call(skb, &jumps, 0);\n\tint key = 0;\n"
                + "\treturn map_lookup_elem(&seen, &key) && map_lookup_elem(&flows, &key) ? BPF_H_DEFAULT : 0;\n}\n"
                + "BPF_LICENSE(\"GPL\");\n";

        Compilation.Compiled compiled = (Compilation.Compiled) compile(text);
        Compilation.Compiled pinned = (Compilation.Compiled) compile(
                text.replace("2, PIN_NONE, 3", "2, PIN_GLOBAL_NS, 3"));

        assertThat(compiled.rewritten().orElseThrow().from()).isEqualTo("kernel samples");
        assertThat(ObjectFile.parse("x.o", compiled.object()).maps())
                .extracting(map -> map.name() + " " + map.type().name() + " " + map.keyBytes() + " "
                + map.valueBytes() + " " + map.maxEntries() + " " + map.pinByName()).containsExactlyInAnyOrder(
                        "jumps PROG_ARRAY 4 4 2 false", "seen ARRAY 4 4 3 false", "flows HASH 4 16 5 false");
        assertThat(ObjectFile.parse("x.o", pinned.object()).map("seen").orElseThrow().pinByName()).isTrue();
    }

    @Test
    void a_file_in_todays_c_is_compiled_as_it_is() throws Exception {
        Compilation compiled = compile("#include <linux/bpf.h>\nint x;\n");
        assertThat(compiled.rewritten()).isEmpty();
        assertThat(compiled.command()).contains(folder.resolve("x.c").toString());
        assertThat(folder.resolve("cache/rewritten")).doesNotExist();
    }

    private Compilation compile(String text) throws Exception {
        return clang.compile(Files.writeString(folder.resolve("x.c"), text), List.of());
    }

    private static final class NoHeader implements HeaderSource {
        @Override
        public String identity() {
            return "none";
        }

        @Override
        public void writeTo(Path header) throws IOException {
            Files.writeString(header, "");
        }
    }
}
