package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import bpflab.tour.Tour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is run: each line behind {@code $ ./bpflab} gives the lines below it, but for times and ids. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {
    private static final String README = Tree.text(Tree.TOP.resolve("README.md"));
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)(?: file=(\\S+))?\\n(.*?)^```$");
    private static final Pattern WORDS = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String START = "$ ./bpflab ";

    @TempDir
    Path folder;

    @TestFactory
    @NeedsKernel
    Stream<DynamicTest> what_it_shows_is_what_happens() throws IOException {
        for (Matcher file : fences().filter(fence -> fence.group(2) != null).toList()) {
            Files.writeString(folder.resolve(file.group(2)), file.group(3));
        }
        return shown().stream().map(lines -> DynamicTest.dynamicTest(lines.get(0), () -> {
            Child.Ended ended =
                    Child.run(folder, Map.of("BPFLAB_REQUIRE_KERNEL", "1"),
                            words(lines.get(0).substring(START.length())));
            assertThat(masked(ended.output())).isEqualTo(masked(lines.subList(1, lines.size())));
        }));
    }

    @Test
    void it_shows_something() {
        assertThat(shown())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(lines -> assertThat(lines.get(0)).startsWith(START));
    }

    @Test
    void its_two_commands_are_the_launchers() {
        String launcher = Tree.text(Tree.TOP.resolve("bpflab"));
        assertThat(README).contains("./bpflab  ", "./bpflab verify");
        assertThat(launcher).contains("verify)");
    }

    @Test
    void the_step_that_it_begins_with_is_the_lessons() {
        Tour tour = Tour.of(Course.open(Tree.TOP.resolve("lessons/course")).entries().get(0).read()).toNumber(4);
        assertThat(README).contains(" step 4 of " + tour.count() + " ──")
                .contains("bpflab drop-world 4/" + tour.count() + "> " + tour.command().orElseThrow());
    }

    private static List<List<String>> shown() {
        return fences()
                .filter(fence -> fence.group(1).equals("console"))
                .map(fence -> fence.group(3).lines().toList())
                .toList();
    }

    private static Stream<Matcher> fences() {
        List<Matcher> found = new ArrayList<>();
        Matcher matcher = FENCE.matcher(README);
        for (int from = 0; matcher.find(from); from = matcher.end()) {
            Matcher one = FENCE.matcher(README);
            one.find(matcher.start());
            found.add(one);
        }
        return found.stream();
    }

    private static String[] words(String line) {
        return WORDS.matcher(line)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toArray(String[]::new);
    }

    /** Without what differs from run to run: times with their units, ids, tags. */
    private static List<String> masked(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("\\d[\\d.]* (?:µs|ms|s)\\b", "TIME")
                        .replaceAll("\\b(id|tag) \\w+", "$1 _")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }
}
