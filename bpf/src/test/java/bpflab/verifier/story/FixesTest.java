package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.clang.Clang;
import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.LinuxKernel;
import bpflab.verifier.rules.Rule;
import bpflab.verifier.rules.Rules;
import bpflab.machine.Machine;
import bpflab.trouble.TroubleException;
import bpflab.verifier.story.Attempt.Outcome;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The C that explanations offer for programs as beginners write them, typed in word for word, on this kernel. A program
 * that an older kernel does not reject, or cannot load at all, is not counted.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FixesTest {
    private static final List<Attempt> ATTEMPTS = new ArrayList<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void typeThemIn() throws Exception {
        Kernel kernel = LinuxKernel.open();
        try {
            Clang clang = Clang.find(kernel.vmlinuxHeader(), folder.resolve("cache"));
            try (Stream<Path> files = Files.list(Path.of(FixesTest.class.getResource("fixes").toURI()))) {
                List<Path> programs = files.filter(file -> file.toString().endsWith(".c")).sorted().toList();
                ATTEMPTS.addAll(programs.parallelStream()
                        .map(file -> attempt(file, clang, kernel))
                        .toList());
            }
        } finally {
            kernel.close();
        }
    }

    private static Attempt attempt(Path file, Clang clang, Kernel kernel) {
        try {
            return Attempt.of(file, clang, kernel, folder);
        } catch (TroubleException olderKernel) {
            return new Attempt(file, null, Outcome.NOT_REFUSED, null);
        } catch (Exception failed) {
            throw new IllegalStateException(file.toString(), failed);
        }
    }

    @AfterAll
    static void forget() {
        ATTEMPTS.clear();
    }

    @Test
    void nine_of_ten_load_or_lead_to_another_later_rejection() {
        List<Attempt> code = ATTEMPTS.stream().filter(a -> a.first() != null && a.first().remedy().isCode()).toList();
        long good = code.stream()
                .filter(a -> a.then() == Outcome.LOADS || a.then() == Outcome.DIFFERENT)
                .count();

        assertThat(code).hasSizeGreaterThan(30);
        assertThat(good * 10).as(rows(code)).isGreaterThanOrEqualTo(code.size() * 9L);
    }

    /**
     * {@code fixes/answers.txt}: file, class, line, fix and what it led to, of Linux 6.18. Written by
     * {@code -Dgolden.write}; {@code git diff} is the review.
     */
    @Test
    void each_has_its_class_line_and_fix() throws Exception {
        assumeTrue(Machine.here().kernel().orElseThrow().isAtLeast(6, 18), "older than Linux 6.18");
        String answers = String.join("", ATTEMPTS.stream().map(FixesTest::answer).toList());
        if (Golden.WRITE) {
            Files.writeString(Path.of("src/test/resources/bpflab/verifier/story/fixes/answers.txt"), answers);
        }
        try (InputStream kept = FixesTest.class.getResourceAsStream("fixes/answers.txt")) {
            assertThat(answers).isEqualTo(new String(kept.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String answer(Attempt attempt) {
        Explanation first = attempt.first();
        String name = attempt.program().getFileName().toString().replace(".c", "");
        return first == null
                ? name + ": " + attempt.then() + "\n"
                : name + ": " + first.kind() + first.at().map(at -> ", line " + at.line()).orElse("") + ", "
                        + attempt.then() + "\n    " + first.fix().strip().replace("\n", "\n    ") + "\n";
    }

    @Test
    void none_repeats_itself_and_all_compile() {
        assertThat(ATTEMPTS)
                .filteredOn(a -> a.then() == Outcome.SAME || a.then() == Outcome.DOES_NOT_COMPILE)
                .isEmpty();
    }

    @Test
    void what_a_fix_stands_in_place_of_is_shown() {
        List<Explanation> replacing = ATTEMPTS.stream()
                .filter(a -> a.first() != null)
                .map(Attempt::first)
                .filter(first -> first.remedy().to() > first.remedy().from() && !first.remedy().braces())
                .toList();
        assertThat(replacing).hasSizeGreaterThan(20).allSatisfy(first ->
                assertThat(first.notes()).extracting(Explanation.Note::line).contains(first.remedy().line()));
    }

    @Test
    void no_rejection_is_without_words_or_with_a_placeholder() {
        assertThat(ATTEMPTS).filteredOn(a -> a.first() != null).allSatisfy(a -> {
            assertThat(a.first().kind()).isNotEqualTo(Explanation.UNKNOWN);
            assertThat(a.first().fix()).isNotBlank();
            if (a.first().remedy().isCode()) {
                assertThat(a.first().fix()).doesNotContain("NUMBER_OF", "…", "{}}");
            }
        });
    }

    @Test
    void each_rule_has_a_program_or_says_where_the_kernel_has_its_words() {
        Set<String> met = new HashSet<>(LiveRulesTest.kinds());
        ATTEMPTS.stream().filter(a -> a.first() != null).forEach(a -> met.add(a.first().kind()));
        Golden.in("refused").forEach(golden -> met.add(golden.explanation().kind()));
        assertThat(Rules.ALL.stream().filter(rule -> !met.contains(rule.name())).map(Rule::name).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.ALL.stream().filter(rule -> !rule.source().isEmpty()).map(Rule::name).distinct()
                                .toList());
    }

    private static String rows(List<Attempt> attempts) {
        return String.join("\n", attempts.stream().map(Attempt::toString).toList());
    }
}
