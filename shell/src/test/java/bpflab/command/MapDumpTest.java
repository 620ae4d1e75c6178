package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.json.Json;
import bpflab.map.Notations;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code :dump map} of what is not simply a table of numbers. */
class MapDumpTest extends KernelDesk {
    private int cpus;

    @BeforeEach
    void fill() throws Exception {
        try (var in = MapDumpTest.class.getResourceAsStream("views.c")) {
            Files.write(desk.bench().folder().newFile("views.c"), in.readAllBytes());
        }
        desk.type(":load views.c");
        assertThat(desk.last().ok()).isTrue();
        desk.bench().program("fill").run(FRAME, 1);
        cpus = new TypedMap(desk.bench().map("bare")).iterator().next().values().size();
    }

    @Test
    void values_per_cpu_without_a_type_have_a_row_each() throws Exception {
        assumeTrue(cpus > 1 && cpus <= 8);
        String shown = desk.type(":dump map bare");
        assertThat(shown).containsPattern("key +cpu +value");
        assertThat(shown.lines().filter(line -> line.contains("0a 0b 00 02"))).hasSize(cpus);
        assertThat(shown).containsOnlyOnce("01 00 00 00 00 00 00 00");
        assertThat(Json.of(desk.last().data())).contains("\"cpus\":[");
    }

    @Test
    void structs_per_cpu_with_text_have_a_row_each() throws Exception {
        assumeTrue(cpus > 1 && cpus <= 8);
        String shown = desk.type(":dump map names");
        assertThat(shown).containsPattern("key +cpu +packets +name");
        assertThat(shown).containsPattern("0 +\\d+ +1 +\"x\"").containsPattern("0 +\\d+ +0 +\"\"");
        assertThat(desk.type(":dump map names --long")).contains("cpu 0  packets").contains("cpu 1  name");
    }

    @Test
    void addresses_and_ports_are_written_as_people_write_them() throws Exception {
        assertThat(desk.type(":dump map ends --as ip,port,mac"))
                .containsPattern("10\\.11\\.0\\.2 +8080 +02:00:00:00:00:1f +1$");
        assertThat(desk.type(":dump map ends --as addr=ip,value=hex")).containsPattern("10\\.11\\.0\\.2 .* 0x1$");
        assertThat(desk.type(":dump map bare --as key=ip")).contains("10.11.0.2");
        assertThat(desk.type(":dump map wide --long --as from.addr=ip"))
                .containsPattern("from\\.addr +10\\.11\\.0\\.2\n").containsPattern("to\\.addr +0\n");
        assertThat(Json.of(desk.last().data())).contains("\"addr\":\"10.11.0.2\"");
    }

    @Test
    void a_notation_that_is_for_nothing_says_what_there_is() throws Exception {
        assertThat(desk.type(":dump map ends --as prt")).contains("\"prt\" is no notation").contains("mean port");
        assertThat(desk.type(":dump map line --as mac"))
                .contains("nothing in line can be written as mac")
                .contains("value of 4 bytes");
        assertThat(desk.type(":dump map ends --as adr=ip")).contains("mean addr");
    }

    @Test
    void a_map_goes_into_a_file_a_line_an_entry() throws Exception {
        for (String map : List.of("ends", "names", "bare", "wide", "line", "events")) {
            assertThat(desk.type(":dump map " + map + " --to " + map + ".txt"))
                    .containsPattern(map + " +\\d+ entr(y|ies) in " + map + ".txt");
            assertThat(Files.readAllLines(desk.bench().file(map + ".txt"))).containsExactlyElementsOf(
                    new TypedMap(desk.bench().map(map)).stream().map(MapEntry::toString).toList());
        }
        assertThat(desk.type(":dump map ends --to ends.txt"))
                .contains("is there already", " --force   # writes over it");
        assertThat(desk.type(":dump map ends --to .")).contains("is a folder", ":dump map ends --to ./ends.txt");
        assertThat(desk.type(":dump map ends --to ends.txt --force --as ip,port,mac")).contains("1 entry in ends.txt");
        assertThat(Files.readString(desk.bench().file("ends.txt"))).contains("10.11.0.2");
        assertThat(desk.type(":dump map ends --to /nowhere/ends"))
                .contains("its folder is not there", "!mkdir -p /nowhere");
    }

    @Test
    void a_table_that_is_cut_says_how_to_see_all_of_it() throws Exception {
        assertThat(desk.type(":dump map wide")).contains("…").contains(":dump map wide --long");
        assertThat(desk.type(":dump map wide --long"))
                .doesNotContain("…")
                .containsPattern("from\\.port +\\d+")
                .contains("1234567890123456789");
        assertThat(desk.type(":dump map ends")).doesNotContain("--long");
    }

    @Test
    void what_waits_is_shown_and_stays() throws Exception {
        assertThat(desk.type(":dump map line")).startsWith("value").contains("the next one, left where it is");
        assertThat(desk.type(":dump map events"))
                .contains("01 00 00 00 00 00 00 00")
                .contains("records that wait to be read");
        assertThat(desk.type(":dump map events")).contains("01 00 00 00 00 00 00 00");
    }

    @Test
    void sizes_are_at_most_and_a_ring_buffer_has_bytes() throws Exception {
        assertThat(desk.type(":maps")).contains("up to 64 entries").contains("4,096 bytes").contains("1 entry");
        assertThat(desk.type(":load views.c")).contains("up to 64 entries").containsPattern("records +4,096 bytes");
    }

    @Test
    void a_value_is_a_number_without_a_cast() {
        TypedMap ends = new TypedMap(desk.bench().map("ends"));
        long sum = 0;
        for (MapEntry entry : ends) {
            sum += entry.asLong();
        }
        assertThat(sum).isEqualTo(1);
        assertThat(ends.as(Notations.parse("ip")).iterator().next().key().field("addr")).hasToString("10.11.0.2");
    }

    @Test
    void arrays_are_written_item_by_item_and_a_structs_name_stands_for_its_fields() throws Exception {
        assertThat(desk.type(":dump map wide --long --as numbers=hex"))
                .contains("{0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x112210f47de98115}");
        assertThat(desk.type(":dump map wide --long --as from=hex"))
                .containsPattern("from\\.addr +0x2000b0a\n")
                .containsPattern("from\\.mac +02 00 00 00 00 1f\n")
                .containsPattern("to\\.addr +0\n");
    }
}
