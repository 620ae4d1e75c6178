package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompiledListingTest {
    private final ObjectFile object = mixed();

    /** A file may have a million: they do not stand in memory all at once. */
    @Test
    void each_row_is_made_when_it_is_asked_for() {
        List<Row> rows = Listing.compiled(object.program("count").orElseThrow());
        assertThat(rows).isInstanceOf(LazyRows.class);
        assertThat(rows.get(2)).isNotSameAs(rows.get(2));
        assertThat(Listing.kept(rows)).hasSameSizeAs(rows);
        for (int at = 0; at < rows.size(); at++) {
            assertThat(LazyRows.isCode(rows, at)).isEqualTo(rows.get(at) instanceof Row.Code);
        }
    }

    @Test
    void shows_a_program_with_its_lines_and_with_names_for_what_is_still_missing() {
        assertThat(text(object.program("count").orElseThrow())).containsExactly(
                "count:",
                "; struct flow key = { .from = ctx->ingress_ifindex, .port = 80 };",
                "0: (61) r1 = *(u32 *)(r1 +12)",
                "1: (b7) r2 = 80",
                "2: (6b) *(u16 *)(r10 -4) = r2",
                "3: (63) *(u32 *)(r10 -8) = r1",
                "4: (bf) r2 = r10",
                "5: (07) r2 += -8",
                "; __u64 *seen = bpf_map_lookup_elem(&flows, &key);",
                "6: (18) r1 = flows ll",
                "8: (85) call bpf_map_lookup_elem#1",
                "; if (seen)",
                "9: (15) if r0 == 0x0 goto pc+8",
                "; *seen += step;",
                "10: (18) r1 = step ll",
                "12: (61) r1 = *(u32 *)(r1 +0)",
                "13: (67) r1 <<= 32",
                "14: (c7) r1 s>>= 32",
                "15: (79) r2 = *(u64 *)(r0 +0)",
                "16: (0f) r2 += r1",
                "17: (7b) *(u64 *)(r0 +0) = r2",
                "; counter++;",
                "18: (18) r6 = counter ll",
                "20: (61) r1 = *(u32 *)(r6 +0)",
                "21: (07) r1 += 1",
                "22: (63) *(u32 *)(r6 +0) = r1",
                "; bpf_printk(\"count %d\", add(counter));",
                "23: (85) call add",
                "24: (18) r1 = count.____fmt ll",
                "26: (b7) r2 = 9",
                "27: (bf) r3 = r0",
                "28: (85) call bpf_trace_printk#6",
                "; return clamp(counter) ? XDP_PASS : XDP_DROP;",
                "29: (61) r1 = *(u32 *)(r6 +0)",
                "30: (85) call clamp",
                "31: (bf) r1 = r0",
                "32: (67) r1 <<= 32",
                "33: (77) r1 >>= 32",
                "34: (b7) r0 = 1",
                "35: (15) if r1 == 0x0 goto pc+1",
                "36: (b7) r0 = 2",
                "37: (95) exit");
    }

    @Test
    void counts_slots_from_the_program_also_where_it_is_not_the_first_of_its_section() {
        List<String> drop = text(object.program("drop").orElseThrow());
        assertThat(drop.get(0)).isEqualTo("drop:");
        assertThat(drop.get(2)).startsWith("0: ");
        assertThat(drop).contains("4: (18) r1 = flags ll");
    }

    @Test
    void shows_subprograms_too() {
        ProgramSpec add = object.subprograms().stream().filter(s -> s.name().equals("add")).findFirst().orElseThrow();
        assertThat(text(add))
                .containsExactly(
                        "add:", "; calls += n;", "0: (18) r2 = calls ll", "2: (61) r0 = *(u32 *)(r2 +0)",
                "3: (0f) r0 += r1", "4: (63) *(u32 *)(r2 +0) = r0", "; return calls;", "5: (95) exit");
    }

    @Test
    void has_each_instruction_of_the_object_once() {
        Stream.concat(object.programs().stream(), object.subprograms().stream()).forEach(program -> {
            int bytes = Listing.compiled(program).stream()
                    .filter(Row.Code.class::isInstance)
                    .mapToInt(row -> ((Row.Code) row).bytes().length)
                    .sum();
            assertThat(bytes).isEqualTo(program.code().length);
        });
    }

    @Test
    void shows_whatever_a_damaged_object_still_holds() {
        byte[] good = object.image();
        Random random = new Random(815);
        int shown = 0;
        for (int round = 0; round < 1000; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            shown += rows(bad);
        }
        assertThat(shown).as("most damage is not in the code").isGreaterThan(10_000);
    }

    private static int rows(byte[] image) {
        try {
            return ObjectFile.parse("bad.o", image).programs().stream().mapToInt(program -> text(program).size()).sum();
        } catch (TroubleException e) {
            return 0;
        }
    }

    private static List<String> text(ProgramSpec program) {
        return Rows.text(Listing.compiled(program));
    }

    static ObjectFile mixed() {
        try (InputStream in = ObjectFile.class.getResourceAsStream("mixed.o")) {
            return ObjectFile.parse("mixed.o", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
