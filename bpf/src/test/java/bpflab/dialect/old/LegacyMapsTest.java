package bpflab.dialect.old;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.dialect.Dialect;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Translation;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LegacyMapsTest {
    @Test
    void each_member_is_said_by_a_type_and_comments_stay() {
        assertThat(today("""
                struct bpf_map_def SEC("maps") counts = {
                	.type = BPF_MAP_TYPE_HASH, // fast
                	.key_size = sizeof(struct flow),
                	.value_size = sizeof(long long),
                	.max_entries = MAX_FLOWS * 2, /* both ways */
                	.map_flags = 0,
                };
                """)).isEqualTo("""
                struct {
                	__uint(type, BPF_MAP_TYPE_HASH); // fast
                	__type(key, struct flow);
                	__type(value, long long);
                	__uint(max_entries, MAX_FLOWS * 2); /* both ways */
                	__uint(map_flags, 0);
                } counts SEC(".maps");
                """);
    }

    @Test
    void attributes_stand_where_they_like() {
        assertThat(today("static struct bpf_map_def __attribute__((section(\"maps\"), used)) a = { .type = 1 };"))
                .isEqualTo("struct { __uint(type, 1); } a SEC(\".maps\");");
        assertThat(today("struct bpf_map_def a SEC(\"maps\") = {.type = 1};"))
                .isEqualTo("struct {__uint(type, 1);} a SEC(\".maps\");");
    }

    @Test
    void a_macro_of_the_text_is_an_attribute_and_no_name() {
        assertThat(today("""
                #define tagged __attribute__((btf_decl_tag("a")))
                struct bpf_map_def a tagged SEC("maps") = {.type = 1};
                """)).isEqualTo("""
                #define tagged __attribute__((btf_decl_tag("a")))
                struct {__uint(type, 1);} a SEC(".maps");
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#define HEAD(name, args...) int name(struct pt_regs *ctx, ##args)\n",
        "#define HEAD struct pt_regs\n",
        "#ifdef struct\n#endif\n"})
    void a_struct_in_a_macro_ends_with_it(String before) {
        assertThat(today(before + """
                #define MAP(name) struct bpf_map_def SEC("maps") name = { \\
                	.type = 1, }
                """)).isEqualTo(before + """
                #define MAP(name) struct { \\
                	__uint(type, 1); } name SEC(".maps");
                """);
    }

    @Test
    void values_without_names_are_told_by_their_places() {
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = { BPF_MAP_TYPE_ARRAY, 4, sizeof(int), 16 };"))
                .isEqualTo("struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(key_size, 4); __type(value, int); "
                        + "__uint(max_entries, 16); } a SEC(\".maps\");");
    }

    @Test
    void a_size_that_is_no_plain_type_stays_a_size() {
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = { .key_size = sizeof(value), .value_size = "
                + "sizeof(__u64) * 2 };"))
                .contains("__uint(key_size, sizeof(value));", "__uint(value_size, sizeof(__u64) * 2);");
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = { .value_size = sizeof(struct { int a, b; }) };"))
                .contains("__uint(value_size, sizeof(struct { int a, b; }));");
    }

    @Test
    void iproutes_map_is_pinned_and_loses_what_only_iproute_knew() {
        Translation done = translate("""
                struct bpf_elf_map SEC("maps") shared = {
                    .type = BPF_MAP_TYPE_HASH,
                    .size_key = sizeof(__u32),
                    .size_value = sizeof(__u32),
                    .id = 7,
                    .pinning = PIN_GLOBAL_NS,
                    .max_elem = 8,
                };
                """);
        assertThat(done.text()).isEqualTo("""
                struct {
                    __uint(type, BPF_MAP_TYPE_HASH);
                    __type(key, __u32);
                    __type(value, __u32);
                    __uint(pinning, LIBBPF_PIN_BY_NAME);
                    __uint(max_entries, 8);
                } shared SEC(".maps");
                """);
        assertThat(done.limits()).singleElement().satisfies(limit ->
                assertThat(limit.sentence()).startsWith("line 6: ").contains("/sys/fs/bpf/tc/globals/shared"));
    }

    @Test
    void maps_in_maps_are_joined_as_iproute_joins_them() {
        assertThat(today("""
                struct bpf_elf_map SEC("maps") inner = {
                    .type = BPF_MAP_TYPE_ARRAY, .size_key = 4, .size_value = 4, .max_elem = 1,
                    .id = 1, .inner_idx = 2,
                };
                struct bpf_elf_map SEC("maps") outer = {
                    .type = BPF_MAP_TYPE_ARRAY_OF_MAPS, .size_key = 4, .size_value = 4, .max_elem = 3,
                    .inner_id = 1,
                };
                """)).contains(
                "__array(values, struct { __uint(type, BPF_MAP_TYPE_ARRAY);", "__uint(max_entries, 3);",
                "} outer SEC(\".maps\") = { .values = { [2] = (void *)&inner } };");
    }

    @Test
    void types_that_stood_beside_a_map_go() {
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = {.type = 1};\nBPF_ANNOTATE_KV_PAIR(a, int, long);\n"))
                .isEqualTo("struct {__uint(type, 1);} a SEC(\".maps\");\n\n");
    }

    @Test
    void a_macro_that_makes_maps_makes_those_of_today() {
        assertThat(today("#define MAP(n, k) \\\n\tstruct bpf_map_def SEC(\"maps\") n = { \\\n\t\t.type = 1, "
                + ".key_size = sizeof(k), \\\n\t}\nMAP(a, int);\n")).isEqualTo(
                "#define MAP(n, k) \\\n\tstruct { \\\n\t\t__uint(type, 1); __uint(key_size, sizeof(k)); \\\n\t} n "
                        + "SEC(\".maps\");\nMAP(a, int);\n");
    }

    @Test
    void what_no_loader_knows_is_named() {
        assertThat(translate("struct bpf_map_def SEC(\"maps\") a = { .type = 1, .colour = 2 };").left())
                .singleElement().satisfies(left -> assertThat(left.text()).contains(".colour").contains("map a"));
    }

    @Test
    void a_struct_of_that_name_that_is_no_map_stays() {
        String text = "struct bpf_map_def { int type; };\nint f(struct bpf_map_def *m);\n"
                + "struct bpf_map_def elsewhere = { 1 };\n";
        assertThat(new OldFamily().spoken(Original.of(Path.of("x.c"), text))).isEmpty();
    }

    @Test
    void members_that_the_preprocessor_picks_stay_under_their_condition() {
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = {\n#if PERCPU\n\t.type = 5,\n#else\n\t.type = 1,\n"
                + "#endif\n\t.max_entries = 2,\n};\n")).isEqualTo(
                "struct {\n#if PERCPU\n\t__uint(type, 5);\n#else\n\t__uint(type, 1);\n#endif\n"
                        + "\t__uint(max_entries, 2);\n} a SEC(\".maps\");\n");
    }

    @Test
    void the_struct_has_the_name_that_its_loader_gave_it_and_the_section_may_stand_before_it() {
        assertThat(today(
                "SEC(\"maps/events\")\nstruct EBPF_map events = { .type = 4, .pinning = 0, .namespace = \"\" };"))
                .isEqualTo("struct { __uint(type, 4);   } events SEC(\".maps\");");
    }

    @Test
    void the_first_maps_with_btf_are_those_of_today() {
        assertThat(today("struct {\n\t__u32 type;\n\tint *key;\n\tstruct flow *value;\n} a SEC(\".maps\") = {\n"
                + "\t.type = BPF_MAP_TYPE_SK_STORAGE,\n\t.map_flags = BPF_F_NO_PREALLOC,\n};\n")).isEqualTo(
                "struct {\n\t__type(key, int);\n\t__type(value, struct flow);\n"
                        + "\t__uint(type, BPF_MAP_TYPE_SK_STORAGE);\n\t__uint(map_flags, BPF_F_NO_PREALLOC);\n"
                        + "} a SEC(\".maps\");\n");
    }

    @Test
    void goebpfs_macro_makes_a_map_as_its_loader_did() {
        assertThat(today("BPF_MAP_DEF(a) = { .map_type = BPF_MAP_TYPE_LPM_TRIE, .key_size = 8 };\nBPF_MAP_ADD(a);\n"))
                .isEqualTo("struct { __uint(type, BPF_MAP_TYPE_LPM_TRIE); __uint(key_size, 8);"
                        + " __uint(map_flags, BPF_F_NO_PREALLOC); } a SEC(\".maps\");\n");
        assertThat(today("BPF_MAP_DEF(p) = { .map_type = BPF_MAP_TYPE_PROG_ARRAY, .max_entries = 2 };\n"))
                .contains("__uint(key_size, sizeof(int));", "__uint(value_size, sizeof(int));");
        assertThat(today("BPF_MAP_DEF(in) = { .map_type = BPF_MAP_TYPE_HASH };\nBPF_MAP_DEF(out) = { .map_type = "
                + "BPF_MAP_TYPE_HASH_OF_MAPS, .inner_map_def = &in };\n"))
                .contains("__array(values, struct { __uint(type, BPF_MAP_TYPE_HASH); });");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "map_t SEC(\"maps\") a = {.type = 1};", "static map_t SEC(\"maps\") a = {.type = 1};",
        "map_t a __attribute__((section(\"maps\"), used)) = {.type = 1};",
        "__attribute__((section(\"maps\"), used)) map_t a = {.type = 1};",
        "__attribute__((section(\"maps\"), used))\nstruct map a = {.type = 1};"})
    void the_struct_may_have_another_name(String text) {
        assertThat(today(text)).isEqualTo("struct {__uint(type, 1);} a SEC(\".maps\");");
    }

    @Test
    void a_macro_may_stand_for_the_section() {
        assertThat(today("#define MAPS SEC(\"maps\")\nstruct bpf_map_def MAPS a = {.type = 1};\n")).isEqualTo(
                "#define MAPS SEC(\"maps\")\nstruct {__uint(type, 1);} a SEC(\".maps\");\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "struct bpf_map_def SEC(\"maps\") a[2] = { { 1 }, { 2 } }; | under a name of its own",
        "struct bpf_map_def SEC(\"maps\") a = { 1 }, b = { 2 }; | write both definitions whole",
        "#if X~struct bpf_map_def SEC(\"maps\") a = {~#else~#endif | write both definitions whole"})
    void what_has_not_the_form_of_a_map_is_named(String text, String hint) {
        Original source = Original.of(Path.of("x.c"), text.replace("~", "\n"));
        assertThat(new OldFamily().spoken(source)).containsExactly(Dialect.OLD_MAPS);
        assertThat(translate(source.text()).left()).singleElement().satisfies(left -> {
            assertThat(left.text()).startsWith("struct bpf_map_def SEC(\"maps\") a");
            assertThat(left.hint()).contains(hint);
        });
    }

    @Test
    void a_map_of_files_gets_the_one_size_that_there_is_where_its_loader_put_it_in() {
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = {\n\t.type = BPF_MAP_TYPE_PERF_EVENT_ARRAY,\n"
                + "\t.value_size = 0,\n};\n")).isEqualTo(
                "struct {\n\t__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);\n\t__uint(value_size, sizeof(int));\n"
                        + "\t__uint(key_size, sizeof(int));\n} a SEC(\".maps\");\n");
        assertThat(today("struct bpf_map_def SEC(\"maps\") a = { .type = BPF_MAP_TYPE_QUEUE, .key_size = 0 };"))
                .contains("__uint(key_size, 0);");
    }

    @Test
    void programs_that_iproute2_put_into_a_map_are_its_values() {
        assertThat(today("struct bpf_elf_map __section_maps jump = { .type = BPF_MAP_TYPE_PROG_ARRAY, .id = 7, "
                + ".max_elem = 2 };\n__section_tail(7, 1) int one(struct __sk_buff *skb) { return 0; }\n"))
                .startsWith("int one(struct __sk_buff *skb);\nstruct {")
                .contains("__array(values, int (void *));", "= { .values = { [1] = (void *)&one } };");
    }

    @Test
    void a_pin_for_one_object_file_needs_none() {
        Translation done = translate("struct bpf_elf_map __section_maps a = { .type = 1, .pinning = PIN_OBJECT_NS };");
        assertThat(done.text()).doesNotContain("pinning");
        assertThat(done.limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.text()).contains("without a pin"));
    }

    private static String today(String text) {
        return translate(text).text();
    }

    private static Translation translate(String text) {
        Original source = Original.of(Path.of("x.c"), text);
        Draft draft = new Draft(source);
        new LegacyMaps().apply(new Request(source, Set.of(Dialect.OLD_MAPS), DialectOptions.NONE, null), draft);
        return draft.finished(Set.of(Dialect.OLD_MAPS));
    }
}
