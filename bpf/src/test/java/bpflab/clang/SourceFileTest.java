package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceFileTest {
    @Test
    void a_link_that_leads_nowhere_is_told_from_a_file_that_is_not_there(@TempDir Path folder) throws Exception {
        Path nowhere = Files.createSymbolicLink(folder.resolve("a.c"), Path.of("nowhere.c"));
        Path circle = Files.createSymbolicLink(folder.resolve("b.c"), Path.of("b.c"));

        for (Path link : List.of(nowhere, circle)) {
            assertThatThrownBy(() -> SourceFile.read(link)).isInstanceOfSatisfying(TroubleException.class,
                    met -> assertThat(met.trouble()).isEqualTo(Trouble.failed("cannot compile " + link,
                            "it is a link, and what it leads to is not there", "!ls -l " + link)));
        }
    }
}
