package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our documents say of the tree is so. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentsTest {
    private static final Pattern MODULE = Pattern.compile("^## `(\\w+)`");
    private static final Pattern ROOM = Pattern.compile("^\\| `(\\w+)` \\|");
    private static final Pattern WALKED = Pattern.compile("\\b(?:[a-z]+\\.)+[A-Z]\\w+");
    /** A room or none, a class with a small letter in its name, a member or none. */
    private static final Pattern NAMED = Pattern.compile(
            "`((?:[a-z]+(?:\\.[a-z]+)*(?=\\.))?)\\.?([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?`");
    private static final Pattern PATH = Pattern.compile("[`(]((?:\\./)?[\\w.-]*\\w(?:/[\\w.-]+)+/?|[A-Z]+\\.md)[`)]");

    @Test
    void the_map_names_every_room_of_the_tree_and_no_other() {
        Map<String, String> onTheMap = new TreeMap<>();
        String module = "";
        for (String line : Tree.text(Tree.TOP.resolve("ARCHITECTURE.md")).lines().toList()) {
            Matcher heading = MODULE.matcher(line);
            Matcher room = ROOM.matcher(line);
            if (heading.find()) {
                module = heading.group(1);
            } else if (line.startsWith("## ")) {
                module = "";
            } else if (room.find() && !module.isEmpty()) {
                onTheMap.put(room.group(1), module);
            }
        }
        assertThat(onTheMap).isEqualTo(Tree.rooms());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void every_path_that_a_document_names_is_there(String document) {
        assertThat(paths(Tree.text(Tree.TOP.resolve(document))))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Tree.TOP.resolve(path)).exists());
    }

    @Test
    void a_path_that_is_not_there_would_be_seen() {
        assertThat(paths("see `bpf/src/nowhere/` and [this](NOTHING.md), not `name/NN-x` or `a b/c`"))
                .containsExactly("bpf/src/nowhere/", "NOTHING.md");
    }

    @Test
    void every_class_that_a_walk_passes_is_there_in_its_room() {
        String text = Tree.text(Tree.TOP.resolve("ARCHITECTURE.md"));
        String walks = text.substring(text.indexOf("## Walks"), text.indexOf("## Decisions"));
        List<String> passed = WALKED.matcher(walks).results().map(MatchResult::group).toList();
        assertThat(passed).hasSizeGreaterThan(30).allSatisfy(name -> assertThat(Tree.MODULES.stream()
                .map(module -> Tree.TOP.resolve(module + "/src/main/java/bpflab/" + name.replace('.', '/') + ".java")))
                .anyMatch(Files::exists));
    }

    /** Also in the decisions: {@code Clang}, {@code clang.Clang}, {@code Hook.Cases}, {@code CoursePrompt.lines}. */
    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void every_class_that_is_named_is_there_with_its_member(String document) {
        Map<String, List<Path>> classes = Tree.javaFiles().stream()
                .collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
        List<MatchResult> named = NAMED.matcher(Tree.text(Tree.TOP.resolve(document))).results()
                .filter(name -> !Files.exists(Tree.TOP.resolve(name.group(2)))).toList();
        assertThat(named).hasSizeGreaterThan(20).allSatisfy(name ->
                assertThat(classes.getOrDefault(name.group(2), List.of())).as(name.group()).anyMatch(file ->
                        file.getParent().toString().endsWith(name.group(1).replace('.', '/'))
                                && (name.group(3) == null || Tree.text(file).contains(name.group(3)))));
    }

    @Test
    void the_licence_is_the_one_that_the_build_names() {
        assertThat(Files.exists(Tree.TOP.resolve("LICENSE"))).isTrue();
        assertThat(Tree.text(Tree.TOP.resolve("LICENSE"))).contains("Apache License", "Version 2.0");
        assertThat(Tree.text(Tree.TOP.resolve("pom.xml"))).contains("<name>Apache-2.0</name>");
    }

    /** Paths inside the repository, in back-ticks or links; {@code NN} stands for any number. */
    private static Stream<String> paths(String text) {
        return PATH.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(path -> !path.contains("NN"))
                .distinct();
    }
}
