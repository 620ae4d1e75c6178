package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.Recording;
import bpflab.view.terminal.TerminalRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportsTest {
    private final JavaSnippets java = new JavaSnippets(() -> false);

    @AfterEach
    void close() {
        java.close();
    }

    private String shown(String source) throws InterruptedException {
        return TerminalRenderer.lines(java.run(source, Recording.unseen()).view(), 100).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Function<Integer, Integer> f = x -> x + 1; f.apply(3) | 4",
        "Path.of(\"a\").resolve(\"b\") | a/b",
        "new BigInteger(\"7\").pow(2) | 49",
        "Pattern.compile(\"a+\").matcher(\"aa\").matches() | true",
        "record File(int bytes) {} new File(3).bytes() | 3",
        "Nowhere x = null | cannot find symbol: class Nowhere",
    })
    void what_jshell_imports_is_there_and_an_own_class_of_such_a_name_stays_itself(String source, String seen)
            throws Exception {
        assertThat(shown(source)).contains(seen);
    }

    @Test
    void a_package_is_imported_once_and_only_when_a_class_of_it_is_named() {
        Imports imports = new Imports();

        assertThat(imports.neededBy("List.of(1).size() + mine.Function + NOTHING")).isEmpty();
        assertThat(imports.neededBy("Supplier<Path> s = () -> null"))
                .containsExactly("import java.nio.file.*;", "import java.util.function.*;");
        assertThat(imports.neededBy("Function<Path, Path> s")).isEmpty();
    }
}
