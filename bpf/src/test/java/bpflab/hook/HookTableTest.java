package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The table of hooks in README.md is the table in the code; -Dgolden.write puts it there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookTableTest {
    private static final Path README = Path.of("../README.md");
    private static final String HEAD = "| hook and place | programs | since |\n|---|---|---|\n";

    @Test
    void the_readme_shows_every_hook() throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf(HEAD);
        assertThat(start).isPositive();
        int end = readme.indexOf("\n\n", start) + 1;
        if (System.getProperty("golden.write") != null) {
            Files.writeString(README, readme.substring(0, start) + table() + readme.substring(end));
            return;
        }
        assertThat(readme.substring(start, end)).isEqualTo(table());
    }

    private static String table() {
        return HEAD + HookKind.attachable().stream()
                .map(HookTableTest::row)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(HookKind kind) {
        List<String> names = kind.sections().stream().map(def -> "SEC(\"" + def.name() + "\")").toList();
        String sections = names.stream().limit(3).collect(Collectors.joining("`, `", "`", "`"))
                + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
        return Stream.of("`" + kind.word() + " " + kind.form().replace("|", "\\|") + "`", sections,
                "Linux " + kind.since()).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
