package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that are looked at and not loaded, and tables whose rows lead out of the file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListedObjectTest {
    @TempDir
    private Path directory;

    private ObjectFile listed(String name, byte[] bytes) throws IOException {
        return ObjectFile.listed(Files.write(directory.resolve(name), bytes));
    }

    /** As old loaders, Rust's aya, clang without -g and GCC make them. */
    @ParameterizedTest
    @ValueSource(strings = {"legacy.o", "untyped.o", "gcc.o", "staticmap.o", "forward.o"})
    void the_code_of_one_with_maps_that_libbpf_does_not_take_is_there(String name) throws IOException {
        assertThatThrownBy(() -> ObjectFile.parse(name, Samples.bytes(name))).isInstanceOf(TroubleException.class);
        ObjectFile listed = listed(name, Samples.bytes(name));
        assertThat(listed.programs()).isNotEmpty()
                .allSatisfy(program -> assertThat(program.code()).isNotEmpty());
        assertThat(listed.maps()).isEmpty();
    }

    @Test
    void so_are_the_functions_of_one_without_a_program() throws IOException {
        ObjectFile listed = listed("nosec.o", Samples.bytes("nosec.o"));
        assertThat(listed.programs()).isEmpty();
        assertThat(listed.subprograms()).isNotEmpty();
        assertThatThrownBy(() -> listed("data.o", Samples.bytes("data.o")))
                .isInstanceOfSatisfying(TroubleException.class,
                        no -> assertThat(no.trouble().why()).isEqualTo("there is no function in it"));
    }

    @Test
    void one_for_big_endian_machines_is_the_same_code_and_lines() throws IOException {
        ObjectFile big = listed("bigendian.o", Samples.bytes("bigendian.o"));
        ObjectFile little = listed("nostatic.o", Samples.bytes("nostatic.o"));
        assertThat(big.bigEndian()).isTrue();
        assertThat(big.describe()).startsWith("ELF 64-bit MSB relocatable, eBPF");
        for (ProgramSpec program : little.programs()) {
            ProgramSpec turned = big.program(program.name()).orElseThrow();
            assertThat(turned.code()).isEqualTo(program.code());
            assertThat(turned.lines()).isEqualTo(program.lines()).isNotEmpty();
            assertThat(turned.relocations()).isEqualTo(program.relocations()).isNotEmpty();
            assertThat(turned.core()).isEqualTo(program.core()).isNotEmpty();
        }
        assertThat(big.maps()).isEqualTo(little.maps()).isNotEmpty();
    }

    @Test
    void code_without_symbols_is_called_as_its_types_do_or_as_its_section() throws IOException {
        assertThat(listed("nostatic.o", Samples.bytes("nostatic.o")).subprograms())
                .extracting(ProgramSpec::name).containsExactly("twice");
        ObjectFile stripped = listed("stripped.o", Samples.bytes("stripped.o"));
        assertThat(stripped.programs()).isNotEmpty()
                .allSatisfy(program -> assertThat(program.name()).isEqualTo(program.section()));
        assertThat(stripped.describe()).endsWith(", stripped");
    }

    @Test
    void a_static_program_is_listed() throws IOException {
        assertThat(listed("static.o", Samples.bytes("static.o")).programs()).isNotEmpty();
    }

    @Test
    void one_that_is_sound_is_the_same_as_for_loading() throws IOException {
        assertThat(listed("mixed.o", Samples.mixed()).maps())
                .isEqualTo(ObjectFile.parse("mixed.o", Samples.mixed()).maps());
    }

    @Test
    void a_section_that_leads_out_of_the_file_is_named_whatever_it_holds() {
        for (Section section : ObjectFile.parse("mixed.o", Samples.mixed()).sections()) {
            if (section.bytes() == 0 || section.type() == Section.NOBITS || section.name().equals(".strtab")) {
                continue;
            }
            byte[] bad = Samples.mixed();
            ByteBuffer bytes = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
            int row = (int) bytes.getLong(40) + 64 * section.index();
            bytes.putLong(row + 24, bad.length - section.bytes() + 1);
            assertThatThrownBy(() -> ObjectFile.parse("bad.o", bad)).as(section.name())
                    .isInstanceOfSatisfying(TroubleException.class, no -> assertThat(no.trouble().why())
                            .startsWith("the file is cut off or damaged: section " + section.name() + " is at bytes "));
        }
    }

    @Test
    void names_that_are_all_blank_are_damage_and_no_static_program() {
        byte[] bad = Samples.mixed();
        ByteBuffer bytes = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        Section names = ObjectFile.parse("mixed.o", Samples.mixed()).sections().stream()
                .filter(section -> section.name().equals(".strtab")).findFirst().orElseThrow();
        int row = (int) bytes.getLong(40) + 64 * names.index();
        int at = (int) bytes.getLong(row + 24);
        Arrays.fill(bad, at, at + (int) names.bytes(), (byte) 0);
        assertThatThrownBy(() -> ObjectFile.parse("bad.o", bad)).isInstanceOfSatisfying(TroubleException.class,
                no -> assertThat(no.trouble().why()).isEqualTo("the file is damaged: its sections have no names"));
    }
}
