package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.elf.ObjectFile;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled objects are kept, and never a wrong one. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeptObjectTest {
    private static final Path KEPT = Path.of("target/objects");

    @TempDir
    private Path folder;

    @Test
    void a_source_is_compiled_once_for_the_same_flags() throws Exception {
        Path source = Files.writeString(folder.resolve("a.c"), "int a(void) { return N; }\n");
        List<Path> before = kept();
        byte[] first = KeptObject.of(source, "-DN=1").image();
        List<Path> after = kept();
        assertThat(after).hasSize(before.size() + 1);
        assertThat(KeptObject.of(source, "-DN=1").image()).isEqualTo(first);
        assertThat(kept()).isEqualTo(after);
        assertThat(KeptObject.of(source, "-DN=2").image()).isNotEqualTo(first);
    }

    @Test
    void a_source_or_a_header_beside_it_that_changed_is_compiled_again() throws Exception {
        Path header = Files.writeString(folder.resolve("n.h"), "#define N 1\n");
        Path source = Files.writeString(folder.resolve("a.c"), "#include \"n.h\"\nint a(void) { return N; }\n");
        byte[] one = KeptObject.of(source).image();
        Files.writeString(header, "#define N 2\n");
        byte[] two = KeptObject.of(source).image();
        assertThat(two).isNotEqualTo(one);
        Files.writeString(source, "#include \"n.h\"\nint a(void) { return N + 1; }\n");
        assertThat(KeptObject.of(source).image()).isNotEqualTo(two);
    }

    @Test
    void a_text_is_an_object_of_its_name_and_is_compiled_once() {
        byte[] image = KeptObject.of("seven", "int seven(void) { return 7; }\n").image();
        assertThat(ObjectFile.parse("seven.o", image).subprograms()).isEmpty();
        assertThat(KeptObject.of("seven", "int seven(void) { return 7; }\n").image()).isEqualTo(image);
    }

    @Test
    void what_does_not_compile_fails_with_clangs_words_and_is_not_kept() throws Exception {
        List<Path> before = kept();
        Path source = Files.writeString(folder.resolve("a.c"), "int a(void) { return b; }\n");
        assertThatThrownBy(() -> KeptObject.of(source).image()).hasMessageContaining("undeclared identifier 'b'");
        assertThat(kept()).isEqualTo(before);
    }

    private static List<Path> kept() throws Exception {
        Files.createDirectories(KEPT);
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(file -> file.toString().endsWith(".o")).sorted().toList();
        }
    }
}
