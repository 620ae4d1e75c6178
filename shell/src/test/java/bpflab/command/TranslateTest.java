package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.view.Width;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a student sees of a text in an old dialect. */
class TranslateTest extends KernelDesk {
    private String old;

    @BeforeEach
    void file() throws Exception {
        old = new String(
                TranslateTest.class.getResourceAsStream("old.c").readAllBytes(), StandardCharsets.UTF_8);
        desk.file("old.c", old);
    }

    @Test
    void both_texts_stand_side_by_side_with_a_reason_for_each_change() throws Exception {
        assertThat(desk.type(":translate old.c"))
                .contains("old.c is written for old maps, kernel samples: 4 changes")
                .containsPattern("1 +#include <uapi/linux/bpf.h> +#include <linux/bpf.h>")
                .containsPattern("9 +\\.max_entries = 64, // enough +__uint\\(max_entries, 64\\); // enough")
                .containsPattern("10 +}; +} lengths SEC\\(\"\\.maps\"\\);")
                .doesNotContain("return XDP_PASS")
                .contains("line 5     libbpf since 1.0 takes no map");
        assertThat(Json.of(desk.last().data())).contains("\"dialects\":[\"old maps\",\"kernel samples\"]");
    }

    @Test
    void macros_and_folders_are_told_as_to_clang() throws Exception {
        Files.writeString(
                Files.createDirectory(desk.bench().folder().newFile("more")).resolve("size.h"), "#define SIZE 7\n");
        desk.file("told.c", """
                #include <size.h>
                #if SIZE == 7
                BPF_TABLE(KIND, u32, u64, seen, MOST);
                #endif
                int pass(struct xdp_md *ctx) { return XDP_PASS; }
                """);
        String told = " -I more -D 'KIND=\"lru_hash\"' -DMOST=9";

        assertThat(desk.type(":translate told.c" + told))
                .contains("BPF_MAP_TYPE_LRU_HASH", "__uint(max_entries, MOST)");
        assertThat(desk.type(":load told.c" + told)).containsPattern("seen +lru_hash").contains("9 entries");
        assertThat(desk.type(":translate told.c -- -DKIND=\\\"array\\\" -Imore")).contains("BPF_MAP_TYPE_ARRAY");
        assertThat(desk.type(":translate told.c -D")).contains("-D needs a value: NAME=VALUE");
    }

    /** Texts that are compared stay beside each other, however long a word is; what is broken has C's own mark. */
    @Test
    void a_long_word_leaves_both_texts_side_by_side() throws Exception {
        String word = "\u6f22\u5b57".repeat(30);
        desk.file("long.c", "/* " + word + " */\nBPF_HASH(t, u32);\n");
        String shown = desk.type(":translate long.c");
        assertThat(shown).contains("LINE   AS IT WAS").doesNotContain(word);
        assertThat(shown.lines().filter(line -> line.contains("\u6f22"))).hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(100));
        assertThat(shown.lines().filter(line -> line.stripTrailing().endsWith("\u5b57\\"))
                .map(line -> line.replaceAll("[^\u6f22\u5b57]", "")).findFirst().orElseThrow())
                .satisfies(line -> assertThat(line.length() % 2).isZero());
        assertThat(Json.of(desk.last().data())).contains(word);
    }

    @Test
    void it_loads_as_it_is_and_that_is_said_in_a_line() throws Exception {
        assertThat(desk.type(":load old.c"))
                .contains("clang -O2 -g -target bpf -c old.c -o old.o")
                .contains("dialect    old maps, kernel samples, 4 changes: :translate old.c   # shows them")
                .containsPattern("by_length +xdp")
                .containsPattern("lengths +hash");
    }

    @Test
    void a_refused_program_is_told_of_in_the_students_own_lines() throws Exception {
        desk.file("old.c", old.replace("if (n)", "if (one)"));
        assertThat(desk.type(":load old.c")).contains("19 │", "*n += 1;", "before line 19", "by_length");
        assertThat(desk.last().ok()).isFalse();
    }

    @Test
    void what_was_written_loads_without_translation() throws Exception {
        assertThat(desk.type(":translate old.c --out today.c")).contains("written to today.c: :load today.c");
        assertThat(desk.type(":load today.c")).containsPattern("by_length +xdp").doesNotContain("dialect");
        assertThat(desk.type(":translate today.c")).contains("today.c is in today's C: nothing to translate");
    }

    @Test
    void a_header_of_its_time_is_written_with_it() throws Exception {
        int map = old.indexOf("struct bpf_map_def");
        int end = old.indexOf("};", map) + 3;
        desk.file("lengths.h", old.substring(map, end));
        desk.file("split.c", old.substring(0, map) + "#include \"lengths.h\"\n" + old.substring(end));
        assertThat(desk.type(":load split.c")).containsPattern("by_length +xdp").containsPattern("lengths +hash");
        desk.type(":translate split.c --out whole.c");
        Files.delete(desk.bench().file("lengths.h"));
        assertThat(desk.type(":load whole.c")).containsPattern("by_length +xdp").doesNotContain("dialect");
    }

    @Test
    void a_type_that_is_typed_reaches_the_translation() throws Exception {
        desk.file("bare.c", "BPF_ARRAY(n, u64, 1);\nint count(void *ctx) { int zero = 0; n.increment(zero); "
                + "return 2; }\n");
        assertThat(desk.type(":load bare.c --type xdp")).containsPattern("count +xdp");
        assertThat(desk.type(":load bare.c --type tc")).containsPattern("count +(?:tc|sched_cls)");
    }

    @Test
    void words_that_a_script_puts_in_are_all_that_is_told_with_what_to_type() throws Exception {
        desk.file("left.c", """
                BPF_HASH(seen, KEY_T);
                int pass(struct xdp_md *ctx)
                {
                	FILTER
                	KEY_T key = PORT;
                	seen.increment(key);
                	return XDP_PASS;
                }
                """);
        assertThat(desk.type(":load left.c")).doesNotContain("error ", "hint ")
                .contains("FILTER: nothing defines it", "what clang says of it: :compile left.c --all");
        assertThat(desk.type(":compile left.c --all")).contains("undeclared identifier 'KEY_T'");
        String line = ":load left.c";
        for (int tries = 0; tries < 3 && !desk.last().ok(); tries++) {
            String told = desk.type(line).replaceAll("\\s+", " ");
            line = told.replaceFirst(".*?(:load left\\.c( -D \\w+=\\w*)+).*", "$1");
        }
        assertThat(desk.type(line)).containsPattern("pass +xdp").containsPattern("seen +hash");
        desk.file("left.c", "BPF_HASH(seen);\nint pass(struct xdp_md *ctx) { return %s; }\n");
        assertThat(desk.type(":load left.c")).contains("%s: Python puts a value there").doesNotContain("error ");
    }

    @Test
    void nothing_is_written_over_unasked() throws Exception {
        desk.file("today.c", "mine");
        assertThat(desk.type(":translate old.c --out today.c"))
                .contains("is there already", ":translate old.c --out today.c --force");
        assertThat(Files.readString(desk.bench().file("today.c"))).isEqualTo("mine");
        assertThat(desk.type(":translate old.c --out today.c --force")).contains("written to today.c");
    }

    @Test
    void a_script_stands_beside_the_java_that_does_the_same() throws Exception {
        desk.file("main.py", "b = BPF(src_file=\"old.c\")\nb.trace_print()\nb.fly()\n");
        assertThat(desk.type(":translate main.py --out main.bpflab"))
                .contains("main.py in Java", "1 line is not known here")
                .containsPattern("b\\.trace_print\\(\\) +tracePrint\\(\\);")
                .contains("// b.fly()", "written to main.bpflab: :source main.bpflab");
        assertThat(Files.readString(desk.bench().file("main.bpflab")))
                .isEqualTo("load(\"old.c\"); attachAll();\ntracePrint();\n// b.fly()\n");
    }

    @Test
    void the_c_of_a_script_is_written_with_its_java() throws Exception {
        desk.file("self.py", "prog = \"\"\"\nBPF_HASH(n, u32);\nint pass(struct xdp_md *c) { return XDP_PASS; }\n"
                + "\"\"\"\nb = BPF(text=prog)\nprint(\"loaded\")\n");
        assertThat(desk.type(":translate self.py --out self.bpflab"))
                .contains("written to self.bpflab, its C to program.c: :source self.bpflab");
        assertThat(desk.type(":source self.bpflab")).contains("loaded pass", "loaded");
        assertThat(desk.type(":translate self.py --out again.bpflab"))
                .contains(":translate self.py --out again.bpflab --force");
    }

    @Test
    void an_installed_script_has_no_ending_and_is_one() throws Exception {
        desk.file("execs-bpfcc", "#! /usr/bin/python3\nb = BPF(src_file=\"old.c\")\nb.trace_print()\n");
        desk.file("lent", "# mine\nfrom bcc import BPF\nb = BPF(src_file=\"old.c\")\n");
        assertThat(desk.type(":translate execs-bpfcc")).contains("execs-bpfcc in Java", "tracePrint();");
        assertThat(desk.type(":translate lent")).contains("lent in Java", "attachAll();");
    }

    /** Authors of old texts spelt their names so. */
    @Test
    void a_text_in_latin_1_is_a_text() throws Exception {
        String text = "/* J\u00f6rg \u00a9 2014 */\n#include \"vmlinux.h\"\n#include <bpf/bpf_helpers.h>\n"
                + "SEC(\"xdp\") int latin(struct xdp_md *ctx) { return XDP_PASS; } // \u00fc\n"
                + "char LICENSE[] SEC(\"license\") = \"GPL\";\n";
        Files.write(desk.bench().folder().newFile("latin.c"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(desk.type(":load latin.c")).contains("latin ").doesNotContain("dialect");
        String old = "// J\u00f6rg\nBPF_HASH(seen, u32);\n"
                + "int count(struct xdp_md *ctx) { u32 k = 1; seen.increment(k); return XDP_PASS; } // \u00fc\n";
        Files.write(desk.bench().folder().newFile("old-latin.c"), old.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(desk.type(":load old-latin.c")).contains("count ", "dialect    BCC");
        assertThat(desk.type(":translate old-latin.c")).contains("seen_increment(k, 1)", "// \u00fc");
    }
}
