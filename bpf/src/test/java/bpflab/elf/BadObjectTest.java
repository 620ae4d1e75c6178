package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadObjectTest {
    @TempDir
    private Path directory;

    @Test
    void a_missing_file_names_what_is_there() throws IOException {
        Files.write(directory.resolve("here.o"), new byte[0]);
        Trouble trouble = reading(directory.resolve("gone.o"));
        assertThat(trouble.what()).startsWith("cannot open ").endsWith("gone.o");
        assertThat(trouble.why()).isEqualTo("there is no such file; there are here.o");
        assertThat(trouble.hint()).isEqualTo("!ls " + directory);
        Files.write(directory.resolve("gone.c"), new byte[0]);
        assertThat(reading(directory.resolve("gone.o")).hint()).isEqualTo(":compile gone.c   # makes it");
    }

    @Test
    void a_missing_file_in_an_empty_directory_tells_how_to_make_one() {
        assertThat(reading(directory.resolve("gone.o")).hint()).contains(":compile");
    }

    @Test
    void a_missing_directory_is_named() {
        assertThat(reading(directory.resolve("none/gone.o")).why())
                .startsWith("there is no directory ")
                .endsWith("none");
    }

    @Test
    void a_directory_lists_its_objects() throws IOException {
        for (int i = 0; i < 7; i++) {
            Files.write(directory.resolve("p" + i + ".o"), new byte[0]);
        }
        Trouble trouble = reading(directory);
        assertThat(trouble.why()).isEqualTo("it is a directory; there are p0.o, p1.o, p2.o, p3.o, p4.o and 2 more");
        assertThat(trouble.hint()).isEqualTo("!ls " + directory);
    }

    @Test
    void a_device_is_not_read() {
        assertThat(reading(Path.of("/dev/zero")).why()).contains("device");
    }

    @Test
    void a_file_too_big_is_not_read() throws IOException {
        Path big = directory.resolve("big.o");
        try (var file = new RandomAccessFile(big.toFile(), "rw")) {
            file.setLength(1L << 32);
        }
        assertThat(reading(big).why()).isEqualTo("it has 4096 MiB: no BPF object is that big");
    }

    @Test
    void an_empty_file_is_called_empty() {
        assertThat(parsing("x.o", new byte[0]).why()).isEqualTo("the file is empty");
    }

    @Test
    void c_source_is_recognised() {
        Trouble trouble = parsing("drop.c", "int x;\n".getBytes(StandardCharsets.UTF_8));
        assertThat(trouble.why()).contains("C source");
        assertThat(trouble.hint()).contains(":load drop.c");
    }

    @Test
    void text_is_recognised() {
        assertThat(parsing("notes", "Grüße\n\tund so weiter\r\n".getBytes(StandardCharsets.UTF_8)).why())
                .isEqualTo("it is text, not an object file");
    }

    @Test
    void other_bytes_are_not_elf() {
        assertThat(parsing("photo.o", new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1}).why()).contains("7f 45 4c 46");
    }

    @Test
    void bitcode_is_recognised() {
        assertThat(parsing("x.o", new byte[] {'B', 'C', (byte) 0xc0, (byte) 0xde, 0, 0}).why()).contains("-emit-llvm");
    }

    @Test
    void an_object_for_the_machine_itself_asks_for_the_target() {
        assertThat(parsing("x.o", header(18, 62)).why())
                .isEqualTo("it was compiled for x86-64, not for BPF: was -target bpf missing?");
        assertThat(parsing("x.o", header(18, 183)).why()).contains("AArch64");
        assertThat(parsing("x.o", header(18, 999)).why()).contains("machine number 999");
    }

    @Test
    void a_program_of_this_machine_is_not_an_object() throws IOException {
        byte[] java = Files.readAllBytes(Path.of("/proc/self/exe"));
        assertThat(parsing("java", java).why()).startsWith("it is a linked program or library for ");
    }

    @Test
    void a_32_bit_object_is_refused() {
        assertThat(parsing("x.o", header(4, 1)).why()).contains("32-bit");
    }

    @Test
    void a_big_endian_object_is_refused() {
        byte[] big = header(5, 2);
        big[16] = 0;
        big[17] = 1;
        big[18] = 0;
        big[19] = (byte) 247;
        assertThat(parsing("x.o", big).why()).isEqualTo("it is BPF code for big-endian machines, and this is none");
    }

    @Test
    void a_linked_bpf_file_is_refused() {
        assertThat(parsing("x.o", header(16, 2)).why()).contains("linked (ELF type 2)");
    }

    @Test
    void functions_without_a_section_of_their_own_are_no_programs() {
        Trouble trouble = parsing("nosec.o", Samples.bytes("nosec.o"));
        assertThat(trouble.what()).isEqualTo("there is no program in nosec.o");
        assertThat(trouble.why()).isEqualTo("none of its functions is in a section of its own");
        assertThat(trouble.hint()).contains("SEC(");
    }

    @Test
    void an_object_without_functions_has_no_programs() {
        assertThat(parsing("data.o", Samples.bytes("data.o")).why()).isEqualTo("there is no function in it");
    }

    @Test
    void old_map_definitions_are_recognised() {
        Trouble trouble = parsing("legacy.o", Samples.bytes("legacy.o"));
        assertThat(trouble.why()).contains("struct bpf_map_def").contains("libbpf 1.0");
        assertThat(trouble.hint()).contains("__uint(type").contains(".maps");
    }

    @Test
    void maps_without_types_ask_for_debug_information() {
        Trouble trouble = parsing("untyped.o", Samples.bytes("untyped.o"));
        assertThat(trouble.why()).contains("without -g");
    }

    /** {@code bpf-gcc -O2 -g -c gcc.c}: types as DWARF, which the kernel does not read. */
    @Test
    void maps_of_gcc_without_types_ask_for_the_option_of_gcc() {
        assertThat(parsing("gcc.o", Samples.bytes("gcc.o")).why())
                .contains("GCC keeps them with -gbtf").doesNotContain("without -g,");
    }

    @Test
    void a_static_program_is_named() {
        assertThat(parsing("static.o", Samples.bytes("static.o")).why()).contains("quiet in section xdp is static");
    }

    @Test
    void a_map_of_what_is_only_declared_is_named() {
        Trouble trouble = parsing("forward.o", Samples.bytes("forward.o"));
        assertThat(trouble.why()).isEqualTo(
                "the value of map flows is a struct elsewhere, which is declared and nowhere defined, so it has no "
                        + "size");
        assertThat(trouble.hint()).startsWith("include the header that defines struct elsewhere");
    }

    @Test
    void a_static_map_is_named() {
        assertThat(parsing("staticmap.o", Samples.bytes("staticmap.o")).why())
                .isEqualTo("map hidden is static, and libbpf takes only maps that are not");
    }

    @Test
    void an_object_without_symbols_was_stripped() {
        assertThat(parsing("stripped.o", Samples.bytes("stripped.o")).why()).contains("stripped");
    }

    @Test
    void one_whose_static_functions_were_stripped_says_what_is_missing() {
        assertThat(parsing("nostatic.o", Samples.bytes("nostatic.o")).why())
                .isEqualTo("no symbol names the function at byte 0 of section .text,"
                + " which is called: static functions were stripped");
    }

    @Test
    void two_programs_of_one_name_are_refused() {
        byte[] twice = Samples.mixed();
        Elf elf = Elf.read(new Image("twice.o", twice), true);
        ByteBuffer bytes = ByteBuffer.wrap(twice).order(ByteOrder.LITTLE_ENDIAN);
        int table = (int) elf.sections().stream().filter(section -> section.type() == Section.SYMTAB)
                .findFirst().orElseThrow().offset();
        List<ProgramSpec> programs = ObjectFile.parse("twice.o", twice).programs();
        int first = table + row(elf, programs.get(0).name()) * Symbol.BYTES;
        int second = table + row(elf, programs.get(1).name()) * Symbol.BYTES;
        bytes.putInt(second, bytes.getInt(first));
        assertThat(parsing("twice.o", twice).why())
                .isEqualTo("the file is damaged: two of its programs are called " + programs.get(0).name());
    }

    @Test
    void a_core_file_is_called_one() {
        assertThat(parsing("x.o", header(16, 4)).why())
                .isEqualTo("it is what a process left when it crashed (a core file)");
    }

    private static int row(Elf elf, String name) {
        return elf.symbols().indexOf(elf.symbols().stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow());
    }

    private static byte[] header(int at, int value) {
        byte[] header = Arrays.copyOf(Samples.mixed(), Header.BYTES);
        header[at] = (byte) value;
        if (at >= 16) {
            header[at + 1] = (byte) (value >> 8);
        }
        return header;
    }

    private static Trouble reading(Path file) {
        return catchThrowableOfType(TroubleException.class, () -> ObjectFile.read(file)).trouble();
    }

    private static Trouble parsing(String name, byte[] bytes) {
        return catchThrowableOfType(TroubleException.class, () -> ObjectFile.parse(name, bytes)).trouble();
    }
}
