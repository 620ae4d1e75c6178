package bpflab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LibrariesTest {
    /** Where compilers are installed, libc.so is a text for the linker. */
    @ParameterizedTest
    @ValueSource(strings = {"c", "libc", "libc.so.6"})
    void the_c_library_is_a_library_by_each_of_its_names(String name) throws Exception {
        try (InputStream in = Files.newInputStream(Libraries.find(name).orElseThrow())) {
            assertThat(in.readNBytes(4)).containsExactly(0x7f, 'E', 'L', 'F');
        }
    }
}
