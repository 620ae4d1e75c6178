package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Objects that clang did not make. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherCompilerTest {
    /** GCC's section .comment, and types without functions and lines: {@code gcc.c} tells how it was made. */
    @Test
    void what_gcc_compiled_is_loaded_and_counts() throws IOException {
        ObjectFile object;
        try (InputStream file = ObjectFile.class.getResourceAsStream("gccbtf.o")) {
            object = ObjectFile.parse("gccbtf.o", file.readAllBytes());
        }
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject loaded = kernel.load(object, LoadOptions.DEFAULT)) {
            assertThat(loaded.results()).singleElement().isInstanceOf(LoadResult.Loaded.class);
            assertThat(loaded.programs().get(0).run(new byte[14], 3).verdict()).isEqualTo(2);
            assertThat(loaded.maps().get(0).lookup(new byte[4]).orElseThrow().get(0)).startsWith(3, 0, 0, 0);
        }
    }
}
