package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :map} with values of more fields than a sentence has room for. */
class WideStructTest extends KernelDesk {
    @BeforeEach
    void load() throws Exception {
        desk.file("wide.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                enum mode { OFF, ON, AUTO };
                struct wide { int a, b, c, d, e, f, g, h, i; enum mode mode; char name[16]; struct { int x, y; } at; };
                struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 8); __type(key, int);
                \t__type(value, struct wide); } wide SEC(".maps");
                struct wide start = { .c = 7, .name = "it" };
                int other = 3;
                SEC("xdp") int f(struct xdp_md *c) { int key = 0; return bpf_map_lookup_elem(&wide, &key) ? start.c : other; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        desk.type(":load wide.c");
        assertThat(desk.last().ok()).isTrue();
    }

    @Test
    void only_what_is_in_a_value_and_what_changed_is_told() throws Exception {
        assertThat(desk.type(":map set wide 1 {.a = 5, .mode = AUTO, .name = \"one, two\"}"))
                .isEqualTo("wide   1 = {.a = 5, .mode = AUTO, .name = \"one, two\"}, 0 in the other 9 fields   new");
        assertThat(desk.type(":map set wide 1 {.a = 6, .mode = AUTO, .name = \"one, two\"}")).endsWith("was {.a = 5}");
        assertThat(Json.of(desk.last().data())).as("data has all").contains("\"at\":{\"x\":0,\"y\":0}");
        assertThat(desk.type(":map set wide 2 {}")).isEqualTo("wide   2 = 0 in all 12 fields   new");
        assertThat(desk.type(":map delete wide 1")).contains("was {.a = 6, .mode = AUTO, .name = \"one, two\"}, 0 in");
    }

    @Test
    void the_line_that_keeps_what_was_there_has_no_field_of_0_and_works_as_it_stands() throws Exception {
        desk.type(":map set wide 1 {.a = 5, .at = {.y = 9}}");
        String kept = desk.type(":map set wide 1 {.name = it}").lines()
                .filter(line -> line.strip().startsWith(":map set")).findFirst().orElseThrow().strip();
        assertThat(kept).isEqualTo(":map set wide 1 '{.a = 5, .name = \"it\", .at = {.x = 0, .y = 9}}'");
        assertThat(desk.type(kept)).contains(".a = 5").contains(".name = \"it\"");
    }

    @Test
    void a_field_of_a_variable_is_read_and_set_alone() throws Exception {
        assertThat(desk.type(":map set .data start.at.y 9")).isEqualTo(".data   start.at.y = 9   was 0");
        assertThat(desk.type(":map get .data start.at")).isEqualTo(".data   start.at = {.x = 0, .y = 9}");
        assertThat(desk.type(":map get .data start")).contains(".c = 7", ".name = \"it\"");
        assertThat(desk.type(":map get .data other")).isEqualTo(".data   other = 3");
        assertThat(desk.type(":map set .data start.zz 9"))
                .contains("there is no field zz", ":map get .data start");
        assertThat(desk.type(":map set .data start.a 3000000000"))
                .contains(":map set .data start.a 2147483647   # or less");
    }

    @Test
    void what_a_variable_loses_is_told_with_the_line_that_keeps_it() throws Exception {
        String said = desk.type(":map set .data start {.a=1}");
        assertThat(said).contains("c, name: not named, so 0 now; to keep what was there:");
        String kept = said.lines().filter(line -> line.strip().startsWith(":map set")).findFirst().orElseThrow();
        assertThat(desk.type(kept.strip())).contains(".a = 1", ".c = 7", ".name = \"it\"");
        assertThat(desk.type(":map set .data other 5")).doesNotContain("not named");
    }

    @Test
    void a_map_without_a_number_has_no_bars_and_they_are_not_offered() throws Exception {
        desk.type(":map create words hash --key 4 --value 4");
        desk.type(":map set words 1 '01 02 03 04'");
        for (String line : new String[] {":dump map words --bars", ":dump map words --hist",
            ":dump map words --lhist"}) {
            assertThat(desk.type(line)).as(line).contains("cannot draw words", ":dump map words")
                    .doesNotContain("words --bars   # draws");
        }
        desk.type(":map set wide 1 {.a = 5}");
        assertThat(desk.type(":dump map wide --hist")).contains(":dump map wide --bars   # draws each value");
    }

    @Test
    void a_variable_of_many_fields_is_told_by_what_is_in_it_and_whole_a_field_a_line() throws Exception {
        assertThat(desk.type(":dump map .data"))
                .containsPattern("start +\\{\\.c = 7, \\.name = \"it\"\\}, 0 in the other 10 fields")
                .containsPattern("other +3")
                .endsWith(":dump map .data --long   # shows all fields, one a line");
        assertThat(desk.type(":dump map .data --long"))
                .containsPattern("(?m)^start\\.c +7$")
                .containsPattern("(?m)^start\\.at\\.y +0$")
                .containsPattern("(?m)^other +3$");
        assertThat(Json.of(desk.last().data())).as("data has all").contains("\"mode\":\"OFF\"");
    }

    @Test
    void a_field_that_was_wrong_is_shown_as_it_looks_and_a_name_that_was_nearly_right_in_its_line() throws Exception {
        assertThat(desk.type(":map set wide 1 {.at = {.x = left}}"))
                .endsWith("try   :map set wide 1 '{.at = {.x = 0}}'   # it looks so");
        assertThat(desk.type(":map set wide 1 {.a = 1, .mode = ATUO}"))
                .contains(":map set wide 1 {.a = 1, .mode = AUTO}   # did you mean AUTO?");
    }
}
