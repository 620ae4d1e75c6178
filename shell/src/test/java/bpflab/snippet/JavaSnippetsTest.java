package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.command.Answer;
import bpflab.json.Json;
import bpflab.command.JavaVariable;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.terminal.Recording;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public class JavaSnippetsTest {
    /** Snippets see this class, which is public for them: the test's class path is theirs. */
    public static final CountDownLatch NEVER = new CountDownLatch(1);
    public static volatile CountDownLatch begun;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private boolean traces;
    private final JavaSnippets java = new JavaSnippets(() -> traces);
    private final Recording screen = Recording.unseen();

    /** A value that knows how to be looked at. */
    public static View picture() {
        return View.of(Line.of("a picture"));
    }

    /** What the bench throws. */
    public static void fail() {
        throw Trouble.failed("cannot do it", "it is a test", ":help").toException();
    }

    /** Tells the test that the snippet runs now. */
    public static void begin() {
        begun.countDown();
    }

    @AfterEach
    void giveTheStreamsBack() {
        java.close();
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void the_variables_are_told_by_name_type_and_value() throws Exception {
        assertThat(java.variables()).isEmpty();
        java.run("int mine = 42", screen);
        java.run("List<String> words = List.of(\"a\", \"b\")", screen);
        java.run("String none = null", screen);
        java.run("6 * 7", screen);
        assertThat(java.variables())
                .containsExactly(
                        new JavaVariable("mine", "int", "42"), new JavaVariable("words", "List<String>", "[a, b]"),
                        new JavaVariable("none", "String", "null"), new JavaVariable("$1", "int", "42"));
    }

    @Test
    void who_asks_when_all_is_closed_is_told_so() {
        java.close();

        assertThatThrownBy(() -> java.run("1", screen)).isInstanceOfSatisfying(
                TroubleException.class, no -> assertThat(no.trouble().what()).isEqualTo("stopped"));
        assertThatThrownBy(() -> java.isUnfinished("1")).isInstanceOf(TroubleException.class);
    }

    @Test
    void shows_a_value_with_its_type_and_the_name_it_got() throws Exception {
        assertThat(lines("6 * 7")).containsExactly("int $1 ==> 42");
        assertThat(lines("String s = \"a\"")).containsExactly("String s ==> \"a\"");
        assertThat(lines("s")).containsExactly("String s ==> \"a\"");
        assertThat(lines("Object o = null")).containsExactly("Object o ==> null");
    }

    @Test
    void what_is_printed_after_the_end_goes_where_it_went_before() throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
        java.strayLinesTo(line -> {
            throw new IllegalStateException("the terminal is closed");
        });
        lines("1");
        PrintStream held = System.err; // as a logger holds it that began meanwhile

        java.close();
        held.println("late");

        assertThat(System.err).isNotSameAs(held);
        assertThat(heard.toString(StandardCharsets.UTF_8)).isEqualTo("late\n");
    }

    @Test
    void a_class_that_java_21_cannot_load_is_its_trouble_and_not_ours() throws Exception {
        String line =
                "Stream.of(1).map(i -> i == 7 ? new Object() { public String toString() { return \"x\"; } } : "
                        + "(Object) \"a\").toList()";
        if (Runtime.version().feature() == 21) {
            assertThatThrownBy(() -> run(line))
                    .isInstanceOfSatisfying(
                            TroubleException.class,
                                    e -> assertThat(e.trouble().hint()).contains("give the class a name"));
        } else {
            assertThat(run(line).ok()).isTrue();
        }
        assertThat(run("6 * 7").ok()).isTrue();
    }

    @Test
    void gives_numbers_as_numbers_to_scripts() throws Exception {
        assertThat(Json.of(run("6 * 7").data())).isEqualTo("{\"name\":\"$1\",\"type\":\"int\",\"value\":42}");
        assertThat(Json.of(run("int a = 1; int b = 2;").data())).isEqualTo(
                "[{\"name\":\"a\",\"type\":\"int\",\"value\":1},{\"name\":\"b\",\"type\":\"int\",\"value\":2}]");
    }

    @Test
    void says_nothing_of_a_statement_and_names_what_was_declared() throws Exception {
        assertThat(lines("for (int i = 0; i < 2; i++) { }")).isEmpty();
        assertThat(lines("int twice(int a) { return 2 * a; }")).containsExactly("method twice(int)");
        assertThat(lines("twice(4)")).containsExactly("int $1 ==> 8");
        assertThat(lines("record Pair(int a, int b) { }")).containsExactly("type Pair");
    }

    @Test
    void says_what_a_method_still_waits_for() throws Exception {
        assertThat(lines("int later() { return missing(); }"))
                .containsExactly("method later()   to be used once there is method missing()");
        Answer answer = run("later()");
        assertThat(answer.ok()).isFalse();
        assertThat(answer.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.what()).isEqualTo("cannot run later"));
    }

    @Test
    void shows_a_compile_error_at_its_place() throws Exception {
        Answer answer = run("int x = 1;\nint y = x + nothing;\nint z = 1;");
        assertThat(answer.ok()).isFalse();
        assertThat(text(answer))
                .containsExactly(
                        "int x ==> 1", "Java says cannot find symbol: variable nothing",
                                "    2 │ int y = x + nothing;", "      │             ^^^^^^^");
        assertThat(answer.trouble())
                .hasValueSatisfying(
                        trouble -> assertThat(trouble.why()).isEqualTo("cannot find symbol: variable nothing"));
    }

    @Test
    void counts_lines_from_the_first_that_was_typed() throws Exception {
        assertThat(text(run("int a = 1;\nint b = 2;\n\nint c = nothing;"))).contains("    4 │ int c = nothing;");
    }

    @Test
    void an_exception_shows_the_line_that_threw_it_and_nothing_of_JShell() throws Exception {
        assertThat(text(run("int zero = 0;\nint one = 1;\n  one / zero;")))
                .endsWith("ArithmeticException", "  why   / by zero", "  try   look at line 3: one / zero;");
        run("int at(int n) {\n    int[] one = {1};\n    return one[n];\n}");
        assertThat(text(run("at(4)"))).containsExactly(
                "ArrayIndexOutOfBoundsException", "  why   Index 4 out of bounds for length 1",
                        "  try   look at line 3: return one[n];");
        assertThat(text(run("Integer.parseInt(\"x\")"))).last().asString()
                .isEqualTo("  try   look at Integer.parseInt(\"x\")");
    }

    @Test
    void all_of_an_exception_is_shown_when_asked_for() throws Exception {
        traces = true;
        assertThat(text(run("Integer.parseInt(\"x\")")))
                .contains("  java.lang.NumberFormatException: For input string: \"x\"")
                .anyMatch(line -> line.startsWith("    at java.base/java.lang.Integer.parseInt"))
                .anyMatch(line -> line.contains("REPL."));
    }

    @Test
    void each_of_javac_s_errors_keeps_its_line_and_column() throws Exception {
        assertThat(text(run("int a = 1;\nfor (int i = 0; i < 3; i++) {\n    int z = \"s\";\n    none();\n}")))
                .endsWith(
                        "    3 │     int z = \"s\";", "      │             ^^^",
                                "Java says cannot find symbol: method none()", "    4 │     none();",
                                "      │     ^^^^");
    }

    @Test
    void shows_an_exception_in_one_short_form() throws Exception {
        Answer answer = run("int zero = 0;\n1 / zero");
        assertThat(answer.ok()).isFalse();
        assertThat(answer.trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.what()).isEqualTo("ArithmeticException");
            assertThat(trouble.why()).isEqualTo("/ by zero");
        });
        assertThat(String.join("\n", text(answer))).doesNotContain("\tat ");
    }

    @Test
    void hands_trouble_of_the_bench_on_as_it_is() {
        assertThatThrownBy(() -> run("bpflab.snippet.JavaSnippetsTest.fail()"))
                .isInstanceOfSatisfying(
                        TroubleException.class, met -> assertThat(met.trouble().what()).isEqualTo("cannot do it"));
    }

    @Test
    void shows_a_view_as_a_view() throws Exception {
        assertThat(lines("bpflab.snippet.JavaSnippetsTest.picture()")).containsExactly("View $1 ==> ", "a picture");
    }

    @Test
    void shortens_a_value_that_is_too_long_to_look_at() throws Exception {
        assertThat(lines("\"x\".repeat(100000)").get(0)).hasSizeLessThan(2100).endsWith("… (100002 characters)");
    }

    @Test
    void sends_what_a_snippet_prints_to_the_screen() throws Exception {
        run("for (int i = 0; i < 3; i++) System.out.println(\"line \" + i); System.err.print(\"begun\");");
        assertThat(screen.lines()).containsExactly("line 0", "line 1", "line 2", "begun");
    }

    @Test
    void stops_an_endless_loop() throws Exception {
        assertThat(interrupted("bpflab.snippet.JavaSnippetsTest.begin(); while (true) { }"))
                .isInstanceOf(InterruptedException.class);
        assertThat(lines("1 + 1")).containsExactly("int $1 ==> 2");
    }

    @Test
    void stops_a_snippet_that_waits() throws Exception {
        assertThat(interrupted(
                "bpflab.snippet.JavaSnippetsTest.begin(); bpflab.snippet.JavaSnippetsTest.NEVER.await();"))
                        .isInstanceOf(InterruptedException.class);
    }

    @Test
    void knows_when_more_must_follow() {
        assertThat(java.isUnfinished("int f(int a) {")).isTrue();
        assertThat(java.isUnfinished("f(")).isTrue();
        assertThat(java.isUnfinished("int f(int a) { return a; }")).isFalse();
        assertThat(java.isUnfinished("1 +* 2")).isFalse();
    }

    @Test
    void completes_members_and_names() throws Exception {
        run("String word = \"a\"");
        Completions members = java.completions("word.toUpp", 10);
        assertThat(members.from()).isEqualTo(5);
        assertThat(members.candidates()).contains("toUpperCase(");
        assertThat(java.completions("wor", 3).candidates()).contains("word");
    }

    @Test
    void has_the_calls_of_the_bench_in_reach() {
        assertThat(java.completions("progra", 6).candidates()).contains("program(", "programs()");
    }

    private Answer run(String source) throws InterruptedException {
        return java.run(source, screen);
    }

    private List<String> lines(String source) throws InterruptedException {
        return text(run(source));
    }

    private static List<String> text(Answer answer) {
        return TerminalRenderer.lines(answer.view(), 100).stream().map(Line::text).toList();
    }

    /** Runs a snippet on a thread of its own and presses Ctrl-C once it says that it has begun. */
    private Throwable interrupted(String source) throws InterruptedException {
        begun = new CountDownLatch(1);
        AtomicReference<Throwable> met = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            try {
                run(source);
            } catch (Throwable thrown) {
                met.set(thrown);
            }
        });
        worker.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        worker.interrupt();
        worker.join();
        return met.get();
    }
}
