package bpflab.dialect.old;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.SourceFile;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Translation;
import bpflab.dialect.all.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as books and blogs print them: without what stood around them, and with what libbpf's headers have by now. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrintedTextsTest {
    private static final String OLD = "#include <uapi/linux/bpf.h>\n#include \"bpf_helpers.h\"\n";
    private static final String LICENSE = "char _license[] SEC(\"license\") = \"GPL\";\n";
    private static final String TASK = "static unsigned long long (*bpf_get_current_task)(void) =\n"
            + "\t(void *) BPF_FUNC_get_current_task;\n";

    @TempDir
    Path folder;

    @Test
    void a_text_that_lost_the_header_of_its_loader_gets_it() throws Exception {
        Translation done = translate("#include <linux/bpf.h>\n\nSEC(\"filter\")\nint f(struct __sk_buff *s)\n"
                + "{\n\treturn htons(s->protocol) == 0x800 ? TC_ACT_SHOT : TC_ACT_OK;\n}\n\n" + LICENSE);
        assertThat(done.spoken()).isEqualTo("old loaders");
        assertThat(done.text()).contains("#include <bpf/bpf_helpers.h>", "#include <linux/pkt_cls.h>",
                "SEC(\"tc\")\nint f", "bpf_htons(s->protocol)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SEC(\"xdp\") int f(struct xdp_md *c) { return 2; }\n",
        "#define SEC(n) __attribute__((section(n), used))\nSEC(\"mine\") int f(struct xdp_md *c) { return 2; }\n",
        "#define __section(n) __attribute__((section(n), used))\n__section(\"prog\") int f(struct xdp_md *c);\n"
                + "__section(\"prog\") int f(struct xdp_md *c) { return 2; }\n",
        "#include \"mine.h\"\nSEC(\"mine\") int f(struct xdp_md *c) { return 2; }\n",
        "SEC(\".data.mine\") int x;\n"})
    void where_a_header_is_only_forgotten_or_out_of_sight_clang_is_to_say_so(String text) throws Exception {
        assertThat(translate("#include <linux/bpf.h>\n" + text + LICENSE).isTodays()).isTrue();
    }

    @Test
    void a_header_beside_it_has_its_helpers_from_its_reader() throws Exception {
        Files.writeString(folder.resolve("part.h"), "SEC(\"mine\") int f(struct xdp_md *c) { return 2; }\n");
        assertThat(translate("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n#include \"part.h\"\n" + LICENSE)
                .isTodays()).isTrue();
    }

    @Test
    void libbpfs_header_is_found_by_its_name_in_whatever_folder_it_was() throws Exception {
        assertThat(translate("#include <uapi/linux/bpf.h>\n#include <linux/bpf_helpers.h>\n" + LICENSE).text())
                .isEqualTo("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n" + LICENSE);
    }

    @Test
    void the_record_of_a_tracepoint_comes_from_vmlinux() throws Exception {
        assertThat(translate("#include <linux/bpf.h>\n#include <linux/sched.h>\nstruct bpf_map_def SEC(\"maps\") m = { "
                + ".type = 1 };\nSEC(\"tracepoint/syscalls/sys_enter_openat\")\n"
                + "int f(struct trace_event_raw_sys_enter *c) { return c->args[0]; }\n" + LICENSE).text())
                .startsWith("#include \"vmlinux.h\"\n").doesNotContain("linux/sched.h");
    }

    @Test
    void a_helper_that_the_text_declares_since_its_header_lacked_it_is_libbpfs() throws Exception {
        Translation done = translate(OLD + TASK + LICENSE);
        assertThat(done.text()).doesNotContain("BPF_FUNC_get_current_task").endsWith("\n" + LICENSE);
        assertThat(done.changes()).anySatisfy(change -> assertThat(change.why()).isEqualTo(Redeclared.WHY));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static int (*bpf_mine)(void) = (void *) BPF_FUNC_mine;\n",
        "static int (*get_task)(void) = (void *) BPF_FUNC_get_current_task;\n",
        "static int (*bpf_get_current_task)(void) = (void *) BPF_FUNC_ktime_get_ns;\n"})
    void what_is_another_helper_than_its_name_says_stays(String declared) throws Exception {
        assertThat(translate(OLD + declared + LICENSE).text()).contains(declared);
    }

    @Test
    void beside_a_header_of_ones_own_ones_declarations_stay() throws Exception {
        Files.writeString(folder.resolve("bpf_helpers.h"), "#define SEC(n) __attribute__((section(n), used))\n");
        assertThat(translate(OLD + TASK + LICENSE).text()).contains(TASK);
    }

    @Test
    void a_macro_of_ones_own_that_libbpf_has_too_is_ones_own() throws Exception {
        String own = "#define SEC(NAME) __attribute__((section(NAME), used))\n";
        assertThat(translate(OLD + own + LICENSE).text()).contains("#undef SEC\n" + own);
        assertThat(translate(OLD + "#ifndef SEC\n" + own + "#endif\n" + LICENSE).text()).doesNotContain("#undef");
    }

    @Test
    void a_program_that_a_macro_puts_into_a_section_gets_no_second_one() throws Exception {
        String text = "#define ENTRY SEC(\"xdp_entry\")\nENTRY int f(struct xdp_md *c) { return XDP_PASS; }\n";
        assertThat(translate(OLD + text + LICENSE).text()).endsWith(text + LICENSE);
    }

    @Test
    void a_header_that_stands_in_its_place_does_not_ask_to_be_read_once() throws Exception {
        Files.writeString(folder.resolve("licence.h"), "#pragma once\n" + LICENSE + "#include \"bpf_endian.h\"\n");
        assertThat(translate(OLD + "#include \"licence.h\"\n").text()).contains("_license[]")
                .doesNotContain("pragma");
    }

    /** ip and tc took it from there; without helpers nothing tells of BCC, which would give it a licence. */
    @Test
    void a_program_in_no_section_gets_one_and_is_asked_for_its_licence() throws Exception {
        Translation done = translate(
                "#include <linux/bpf.h>\nint drop(struct xdp_md *ctx)\n{\n\treturn XDP_DROP;\n}\n");
        assertThat(done.text()).isEqualTo("#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\nSEC(\"xdp\")\n"
                + "int drop(struct xdp_md *ctx)\n{\n\treturn XDP_DROP;\n}\n");
        assertThat(done.left()).singleElement().satisfies(left -> assertThat(left.sentence())
                .contains("no SEC(\"license\")", ":translate x.c --license GPL --out x-today.c"));
    }

    private Translation translate(String text) throws IOException, InterruptedException {
        Path file = folder.resolve("x.c");
        return new Dialects().translate(new SourceFile(file, text, file), DialectOptions.NONE, null);
    }

    @Test
    void sections_may_have_iproute2s_names() throws Exception {
        String text = "#include <linux/bpf.h>\n#include \"bpf_api.h\"\n"
                + "struct bpf_elf_map __section(ELF_SECTION_MAPS) seen = {\n"
                + "\t.type = BPF_MAP_TYPE_ARRAY, .size_key = 4, .size_value = 8, .max_elem = 2,\n};\n"
                + "__section(ELF_SECTION_CLASSIFIER) int count(struct __sk_buff *skb) { return 0; }\n"
                + "char own[] __section(ELF_SECTION_LICENSE) = \"GPL\";\n";
        assertThat(translate(text).text()).contains("seen SEC(\".maps\");", "#define ELF_SECTION_CLASSIFIER \"tc\"",
                "#define ELF_SECTION_LICENSE \"license\"").doesNotContain("bpf_elf_map");
    }
}
