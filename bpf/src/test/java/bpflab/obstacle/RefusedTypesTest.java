package bpflab.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.libbpf.Errno;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.verifier.log.VerifierLog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What fails for want of types that the kernel did not take is no lack of this kernel. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusedTypesTest {
    private static final String LOG =
            "-- BEGIN BTF LOAD LOG ---\n[1] INT int size=4\n[7] DATASEC .bss size=144 vlen=3\n"
            + "\t type_id=70000 offset=8 size=4 Invalid size\n-- END BTF LOAD LOG --";

    @Test
    void only_storage_is_made_with_types_or_not_at_all() {
        MapShape storage = MapType.SK_STORAGE.shape();
        String warning = "Error loading .BTF into kernel: -22. BTF is optional, ignoring.";
        assertThat(refused(warning).prevent(storage)).isTrue();
        assertThat(refused(warning).prevent(MapType.HASH.shape())).isFalse();
        assertThat(refused("map 'sks': failed to create: Invalid argument").prevent(storage)).isFalse();
    }

    @Test
    void the_kernels_last_line_on_them_is_told() {
        assertThat(refused(LOG).why()).endsWith(": [7] DATASEC .bss size=144 vlen=3");
        assertThat(refused(LOG).fix()).contains("volatile");
        assertThat(refused("").why()).endsWith("those of this file");
        assertThat(refused("").fix()).startsWith(":compile FILE.c");
    }

    private static RefusedTypes refused(String... warnings) {
        ObjectFile file = new ObjectFile("x.o", new byte[0], "GPL", List.of(), List.of(), Optional.empty());
        ProgramSpec program = new ProgramSpec("p", "xdp", new byte[0], List.of(), List.of(), List.of());
        return new RefusedTypes(
                new LoadReport(file, program, List.of(warnings), VerifierLog.NONE, Errno.EINVAL, null));
    }
}
