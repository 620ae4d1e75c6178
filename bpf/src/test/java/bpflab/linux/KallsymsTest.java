package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KallsymsTest {
    private static final String TEXT = """
            ffffffff81000000 T _text
            ffffffff81000000 T _stext
            ffffffff81234560 t __bpf_call_base
            ffffffffa0001000 t helper_of_a_module\t[veth]
            ffffffffc0026d5c t bpf_prog_d32cb83262e92339_demo\t[bpf]
            """;

    /** What is read of the file before anybody looks. */
    private static final int AT_LEAST_READ = 1 << 18;

    @TempDir
    private Path folder;

    @Test
    void names_an_address_and_finds_the_address_of_a_name() throws IOException {
        Kallsyms symbols = symbols(TEXT);
        assertThat(symbols.at(0xffff_ffff_8123_4560L)).contains("__bpf_call_base");
        assertThat(symbols.at(0xffff_ffff_a000_1000L)).contains("helper_of_a_module");
        assertThat(symbols.at(0xffff_ffff_c002_6d5cL)).contains("bpf_prog_d32cb83262e92339_demo");
        assertThat(symbols.address("helper_of_a_module")).contains(0xffff_ffff_a000_1000L);
        assertThat(symbols.address("_stext")).contains(0xffff_ffff_8100_0000L);
    }

    @Test
    void knows_nothing_between_and_nothing_that_is_only_a_part() throws IOException {
        Kallsyms symbols = symbols(TEXT);
        assertThat(symbols.at(0xffff_ffff_8123_4561L)).isEmpty();
        assertThat(symbols.address("__bpf_call")).isEmpty();
        assertThat(symbols.address("bpf_call_base")).isEmpty();
        assertThat(symbols.address("")).isEmpty();
    }

    @Test
    void takes_the_first_of_several_names() throws IOException {
        assertThat(symbols(TEXT).at(0xffff_ffff_8100_0000L)).contains("_text");
    }

    @Test
    void hidden_addresses_are_no_addresses() throws IOException {
        Kallsyms symbols = symbols("0000000000000000 T _text\n0000000000000000 t __bpf_call_base\n");
        assertThat(symbols.at(0)).isEmpty();
        assertThat(symbols.address("__bpf_call_base")).isEmpty();
    }

    @Test
    void an_empty_a_missing_and_a_cut_off_file_know_nothing_more() throws IOException {
        assertThat(symbols("").at(1)).isEmpty();
        assertThat(symbols("").address("x")).isEmpty();
        assertThat(new Kallsyms(folder.resolve("none"), id -> false).at(1)).isEmpty();
        assertThat(symbols(TEXT + "ffffffffc002").at(0xffff_ffff_c002L)).isEmpty();
        assertThat(symbols(TEXT.strip()).at(0xffff_ffff_c002_6d5cL)).contains("bpf_prog_d32cb83262e92339_demo");
    }

    private Kallsyms symbols(String text) throws IOException {
        return new Kallsyms(Files.writeString(folder.resolve("kallsyms"), text), id -> false);
    }

    /** The first few are looked for line by line, more of them in a table. */
    @Test
    void what_is_asked_for_again_and_again_has_the_same_answer() throws IOException {
        Kallsyms symbols = symbols(TEXT + "0000000000000000 t hidden\n");
        for (int i = 0; i < 10; i++) {
            assertThat(symbols.at(0xffff_ffff_8100_0000L)).contains("_text");
            assertThat(symbols.at(0xffff_ffff_a000_1000L)).contains("helper_of_a_module");
            assertThat(symbols.at(0xffff_ffff_a000_1001L)).isEmpty();
        }
    }

    /** The kernel makes the lines while they are read: what stands first is found before the others are there. */
    @Test
    @Timeout(60)
    void no_more_is_read_than_is_needed_to_find_an_address() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Kallsyms symbols = new Kallsyms(pipe, id -> false);
        CompletableFuture<Optional<String>> first =
                CompletableFuture.supplyAsync(() -> symbols.at(0xffff_ffff_8123_4560L));
        try (OutputStream text = Files.newOutputStream(pipe)) { // the other end is open now, and this one stays so
            text.write(TEXT.getBytes(StandardCharsets.UTF_8));
            String filler = "ffffffffa0002000 t filler\n";
            text.write(filler.repeat(AT_LEAST_READ / filler.length() + 1).getBytes(StandardCharsets.UTF_8));
            text.flush();
            assertThat(first.get()).contains("__bpf_call_base");
            text.write("ffffffffb0001000 t last_of_all\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(symbols.at(0xffff_ffff_b000_1000L)).contains("last_of_all");
        assertThat(symbols.at(0xffff_ffff_b000_1001L)).isEmpty();
        assertThat(symbols.address("helper_of_a_module")).contains(0xffff_ffff_a000_1000L);
    }

    @Test
    void what_it_was_told_needs_no_reading() {
        Kallsyms symbols = new Kallsyms(folder.resolve("none"), id -> false);
        symbols.learn(0x1000, "bpf_prog_0123456789abcdef_new");
        symbols.learn(0, "hidden");
        assertThat(symbols.at(0x1000)).contains("bpf_prog_0123456789abcdef_new");
        assertThat(symbols.at(0)).isEmpty();
    }
}
