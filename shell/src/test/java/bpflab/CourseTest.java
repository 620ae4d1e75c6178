package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.author.CourseCheck;
import bpflab.bench.AskedView;
import bpflab.command.Commands;
import bpflab.command.all.AllCommands;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Need;
import bpflab.lesson.Step;
import bpflab.view.Line;
import bpflab.view.Markdown;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The lessons cannot rot: each is run as an instructor runs it, on this kernel. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CourseTest {
    private static final int RULE_AND_PROMPT = 3;
    private static final int WIDEST = 80;
    private static final Path FOLDER = Tree.TOP.resolve("lessons/course");
    private static final int SEEDS = 10_000;
    private static final Duration ENOUGH = Duration.ofMinutes(2);
    private static final Pattern SECTION = Pattern.compile("SEC\\(\"([^\"]*)\"\\)");

    @TempDir
    Path home;

    /**
     * Twice, each time in an order of its own: a process a lesson, then one process for all. What one lesson leaves
     * behind, in the kernel or in bpflab, is met by another one.
     */
    @TestFactory
    @NeedsKernel
    Stream<DynamicTest> every_command_and_exercise_of_every_lesson_is_as_the_lesson_says() {
        long seed = Long.getLong("bpflab.course.seed", ThreadLocalRandom.current().nextLong(1, SEEDS));
        Random random = new Random(seed);
        List<String> once = shuffled(random);
        List<String> again = shuffled(random);
        String order = "-Dbpflab.course.seed=" + seed;
        return Stream.concat(
                once.stream().map(name -> DynamicTest.dynamicTest(name + ", " + order, () -> passes(List.of(name)))),
                Stream.of(DynamicTest.dynamicTest(
                        "all in one process, " + order + ": " + String.join(" ", again), () -> passes(again))));
    }

    private static List<String> shuffled(Random random) {
        List<String> names = new ArrayList<>(
                Course.open(FOLDER).entries().stream().map(Course.Entry::name).toList());
        Collections.shuffle(names, random);
        return names;
    }

    private void passes(List<String> lessons) throws Exception {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(lessons);
        Child.Ended ended = Child.run(
                home, Map.of("BPFLAB_REQUIRE_KERNEL", "1"), ENOUGH.multipliedBy(lessons.size()),
                words.toArray(String[]::new));
        assertThat(ended.output()).filteredOn(line -> line.contains("commands as expected"))
                .as(ended.text()).hasSameSizeAs(lessons);
        assertThat(ended.status()).as(ended.text()).isZero();
    }

    @Test
    void lessons_are_in_order_and_say_how_long_they_take() {
        Course course = Course.open(FOLDER);
        assertThat(course.entries()).isNotEmpty();
        assertThat(course.entries()).extracting(Course.Entry::number).isSorted().doesNotHaveDuplicates();
        for (Course.Entry entry : course.entries()) {
            assertThat(entry.read().minutes()).isPositive();
            assertThat(entry.read().source()).isNotEmpty();
        }
    }

    /** A class has what {@code vm/provision.sh} installs when nothing more is asked of it; ss comes with ip. */
    @Test
    void each_tool_that_a_lesson_needs_is_installed_by_the_plain_set_up() throws IOException {
        String script = Files.readString(Tree.TOP.resolve("vm/provision.sh"));
        String plain = script.substring(0, script.indexOf("if [ -n \"$tests\" ]"));
        assertThat(Course.open(FOLDER).entries())
                .flatExtracting(entry -> entry.read().needs())
                .filteredOn(Need.Tool.class::isInstance)
                .isNotEmpty()
                .allSatisfy(need -> assertThat(plain)
                        .contains(" here " + ((Need.Tool) need).name().replace("ss", "ip") + "\n"));
    }

    @Test
    void numbers_have_no_gaps() {
        List<Course.Entry> entries = Course.open(FOLDER).entries();
        assertThat(entries).extracting(Course.Entry::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, entries.size()).boxed().toList());
    }

    @Test
    void authors_have_nothing_to_mend() {
        Commands commands = AllCommands.interpreter(null, null).commands();
        assertThat(new CourseCheck(Course.open(FOLDER), commands.names(), commands::refused).all())
                .extracting(fault -> fault.file() + ":" + fault.line() + " " + fault.what())
                .isEmpty();
    }

    @Test
    void lessons_with_a_hook_that_not_every_kernel_has_are_in_the_part_that_ci_runs_on_another_kernel()
            throws IOException {
        String verify = Files.readString(Tree.TOP.resolve("vm/guest/verify"));
        String part = verify.substring(verify.indexOf("    course)"));
        assertThat(Course.open(FOLDER).entries())
                .filteredOn(entry -> sections(entry).stream()
                        .anyMatch(section -> new Sec(section).kind().flatMap(HookKind::feature).isPresent()))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(part).contains("lesson " + entry.name() + "\n"));
    }

    /** Of its files in C. */
    private static List<String> sections(Course.Entry entry) {
        return entry.read().files().stream()
                .filter(file -> file.endsWith(".c"))
                .flatMap(file -> SECTION.matcher(text(entry.folder().resolve(file))).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_step_is_no_longer_than_a_screen_of_80_by_24() {
        Course.open(FOLDER)
                .entries()
                .forEach(entry -> assertThat(entry.read().steps())
                        .allSatisfy(step -> assertThat(TerminalRenderer.lines(shown(entry.read(), step), 80))
                .as("%s, the step at line %d", entry.name(), step.line())
                .hasSizeLessThanOrEqualTo(24 - RULE_AND_PROMPT)));
    }

    /** The text, and what is asked below it, and above the first one what one will learn. */
    private static View shown(Lesson lesson, Step step) {
        Stream<Line> learn = step.equals(lesson.steps().get(0))
                ? Stream.concat(Stream.of(Line.of("What you will be able to do")),
                        lesson.about().learn().stream().map(item -> Line.of("• " + item)))
                : Stream.empty();
        View question = step instanceof Step.Run run && run.prediction().isPresent()
                ? AskedView.of(run.prediction().get()) : View.NOTHING;
        return View.spaced(Stream.of(View.of(learn.toArray(Line[]::new)), Markdown.of(step.markdown()),
                        question)
                .filter(part -> !TerminalRenderer.lines(part, 80).isEmpty())
                .toList());
    }

    @Test
    void a_line_of_code_fits_the_editor() {
        Course.open(FOLDER)
                .entries()
                .forEach(entry -> assertThat(code(entry.read()))
                        .allSatisfy(line -> assertThat(line.replace("\t", " ".repeat(8)))
                                .hasSizeLessThanOrEqualTo(WIDEST)));
    }

    /** Of the lesson and its solutions. */
    private static List<String> code(Lesson lesson) {
        try (Stream<Path> files = Files.walk(lesson.folder())) {
            return files.filter(file -> file.toString().endsWith(".c")).flatMap(file -> text(file).lines()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
