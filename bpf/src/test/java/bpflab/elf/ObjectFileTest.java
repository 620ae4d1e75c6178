package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bpflab.btf.LineInfo;
import bpflab.map.MapType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What mixed.c says, found in mixed.o. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ObjectFileTest {
    private final ObjectFile object = ObjectFile.parse("mixed.o", Samples.mixed());

    @Test
    void has_the_programs_in_the_order_of_the_file() {
        assertThat(object.programs()).extracting(ProgramSpec::name).containsExactly("count", "drop", "on_exec");
        assertThat(object.programs())
                .extracting(ProgramSpec::section)
                .containsExactly("xdp", "xdp", "tracepoint/syscalls/sys_enter_execve");
    }

    @Test
    void keeps_the_functions_that_programs_call_apart() {
        assertThat(object.subprograms()).extracting(ProgramSpec::name).containsExactlyInAnyOrder("add", "clamp");
        assertThat(object.subprograms()).extracting(ProgramSpec::section).containsOnly(".text");
    }

    @Test
    void cuts_a_section_with_two_programs_in_two() {
        byte[] count = object.program("count").orElseThrow().code();
        byte[] drop = object.program("drop").orElseThrow().code();
        long section = object.sections().stream().filter(s -> s.name().equals("xdp")).findFirst().orElseThrow().bytes();
        assertThat(count.length + drop.length).isEqualTo((int) section);
        assertThat(drop[drop.length - 8]).as("the last instruction of drop").isEqualTo((byte) 0x95);
    }

    @Test
    void reads_the_license() {
        assertThat(object.license()).isEqualTo("GPL");
    }

    @Test
    void reads_maps_that_name_their_types() {
        MapSpec flows = object.map("flows").orElseThrow();
        assertThat(flows.type()).isEqualTo(MapType.HASH);
        assertThat(List.of(flows.keyBytes(), flows.valueBytes(), flows.maxEntries(), flows.flags()))
                .containsExactly(8, 8, 1024, 1);
        assertThat(object.btf().orElseThrow().typeName(flows.keyTypeId())).isEqualTo("struct flow");
        assertThat(object.btf().orElseThrow().typeName(flows.valueTypeId())).isEqualTo("__u64");
    }

    @Test
    void reads_maps_that_only_name_sizes() {
        assertThat(object.map("sums")).contains(new MapSpec("sums", MapType.PERCPU_ARRAY, 4, 16, 4, 0, 0, 0, false));
        assertThat(object.map("events")).contains(new MapSpec("events", MapType.RINGBUF, 0, 0, 4096, 0, 0, 0, false));
    }

    @Test
    void takes_the_size_of_an_array_for_the_size_of_a_value() {
        MapSpec flags = object.map("flags").orElseThrow();
        assertThat(List.of(flags.keyBytes(), flags.valueBytes(), flags.maxEntries())).containsExactly(4, 8, 2);
    }

    @Test
    void makes_array_maps_of_sections_of_variables() {
        MapSpec bss = object.map(".bss").orElseThrow();
        assertThat(List.of(bss.keyBytes(), bss.valueBytes(), bss.maxEntries(), bss.keyTypeId()))
                .containsExactly(4, 8, 1, 0);
        assertThat(bss.valueTypeId()).isPositive();
        assertThat(object.map(".rodata").orElseThrow().flags()).as("programs only read it").isEqualTo(1 << 7 | 1 << 10);
        assertThat(object.maps())
                .extracting(MapSpec::name)
                .containsExactly("flows", "flags", "sums", "events", ".data", ".rodata", ".bss");
    }

    @Test
    void names_what_relocations_put_into_the_code() {
        assertThat(object.program("count").orElseThrow().relocations()).extracting(Relocation::symbol)
                .containsExactly("flows", ".rodata", ".bss", "add", ".rodata", "clamp");
        assertThat(object.program("count").orElseThrow().relocations())
                .extracting(Relocation::addend)
                .containsExactly(0L, 0L, 0L, 0L, 4L, 0L);
        assertThat(object.program("drop").orElseThrow().relocations())
                .extracting(Relocation::symbol)
                .containsExactly("flags");
        assertThat(object.subprograms()).flatExtracting(ProgramSpec::relocations)
                .contains(new Relocation(0, ".bss", 4, Relocation.Kind.VARIABLE, "calls"));
    }

    @Test
    void counts_slots_of_lines_from_the_program_not_from_its_section() {
        List<LineInfo> lines = object.program("drop").orElseThrow().lines();
        assertThat(lines.get(0).slot()).isZero();
        assertThat(lines)
                .extracting(l -> l.text().strip())
                .contains("char *flag = bpf_map_lookup_elem(&flags, &zero);");
        assertThat(lines).extracting(LineInfo::line).allMatch(line -> line == 0 || line >= 69 && line <= 75);
        assertThat(lines).extracting(LineInfo::file).allMatch(file -> file.endsWith("mixed.c"));
    }

    @Test
    void knows_the_type_of_each_function() {
        assertThat(object.programs()).allSatisfy(program -> {
            assertThat(program.functions()).hasSize(1);
            assertThat(program.functions().get(0).slot()).isZero();
        });
        int type = object.program("count").orElseThrow().functions().get(0).typeId();
        assertThat(object.btf().orElseThrow().prototype(type)).isEqualTo("int count(struct xdp_md * ctx)");
    }

    @Test
    void describes_itself_as_file_does() {
        assertThat(object.describe())
                .isEqualTo("ELF 64-bit LSB relocatable, eBPF, version 1 (SYSV), with debug_info, not stripped");
    }

    @Test
    void tells_type_size_and_entries_of_its_sections() {
        Section xdp = object.sections().stream().filter(s -> s.name().equals("xdp")).findFirst().orElseThrow();
        assertThat(xdp.typeName()).isEqualTo("PROGBITS");
        assertThat(xdp.entries()).as("slots").isEqualTo(xdp.bytes() / 8);
        Section relocations = object.sections().stream()
                .filter(s -> s.name().equals(".relxdp"))
                .findFirst()
                .orElseThrow();
        assertThat(relocations.typeName()).isEqualTo("REL");
        assertThat(relocations.entries()).isEqualTo(7);
        Section strings = object.sections().stream().filter(s -> s.name().equals(".strtab")).findFirst().orElseThrow();
        assertThat(strings.entries()).as("a table of strings has no fixed size of an entry").isZero();
    }

    @Test
    void works_without_types_and_lines() {
        ObjectFile plain = ObjectFile.parse("plain.o", Samples.bytes("plain.o"));
        assertThat(plain.btf()).isEmpty();
        assertThat(plain.describe()).isEqualTo("ELF 64-bit LSB relocatable, eBPF, version 1 (SYSV), not stripped");
        assertThat(plain.programs()).singleElement().satisfies(program -> {
            assertThat(program.lines()).isEmpty();
            assertThat(program.functions()).isEmpty();
            assertThat(program.relocations()).extracting(Relocation::symbol).containsExactly(".bss");
        });
        assertThat(plain.map(".bss").orElseThrow().valueTypeId()).isZero();
        assertThat(plain.license()).isEqualTo("Dual BSD/GPL");
    }

    @Test
    void takes_a_function_that_stands_alone_in_text_for_a_program() {
        ObjectFile alone = ObjectFile.parse("alone.o", Samples.bytes("alone.o"));
        assertThat(alone.programs())
                .extracting(ProgramSpec::name, ProgramSpec::section)
                .containsExactly(tuple("alone", ".text"));
        assertThat(alone.subprograms()).isEmpty();
    }

    @Test
    void does_not_hand_out_its_own_copy_of_the_code() {
        ProgramSpec program = object.programs().get(0);
        program.code()[0] = 0;
        assertThat(program.code()[0]).isNotZero();
        assertThat(new String(object.image(), 1, 3, StandardCharsets.US_ASCII)).isEqualTo("ELF");
    }
}
