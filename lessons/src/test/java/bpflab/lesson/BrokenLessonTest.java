package bpflab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to break a lesson gets its file, its line, and what is wrong. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenLessonTest {
    private static final String EXERCISE = "## Exercise: x|";

    @TempDir
    Path parent;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "an unknown fence; text|```runn|x|```; 5: a fence \"runn\" is not known",
        "a fence near a known one; ```bpflap|x|```; 4: a fence \"bpflap\"",
        "a fence without a word; ```|x|```; 4: a fence without a word",
        "a fence without an end; text||```text|x; 6: a fence without an end",
        "an unknown attribute; ```c color=red|x|```; 4: a fence \"c\" takes no color=",
        "words behind a fence; ```check all|loads|```; 4: \"all\" behind ```check",
        "a missing file; ```c file=nosuch.c|```; 4: file=nosuch.c is not in the lesson's folder",
        "a file outside; ```c file=../x.c|```; 4: file=../x.c is not",
        "an absolute file; ```c file=/etc/passwd|```; 4: file=/etc/passwd is not",
        "a fence that differs from its file; ```c file=x.c|int z|```; 5: the fence differs from x.c",
        "a fence longer than its file; ```c file=y.c|int x|int y|```; 6: the fence differs",
        "lines that are not there; ```c file=x.c lines=1-9|```; 4: lines=1-9 does not fit a file of 1 lines",
        "lines that are no lines; ```c file=x.c lines=two|```; 4: lines=two does not fit",
        "output first; ```bpflab|3 sent|bpflab> :lab ping|```; 5: output without a command",
        "an empty prompt; ```bpflab|bpflab>|```; 5: a prompt without a command",
        "no command; ```bpflab||```; 4: a fence \"bpflab\" without a command",
        "a refusal of two; ```bpflab rejected=\"x\"|bpflab> :a|bpflab> :b|```; 4: rejected= needs",
        "a refusal without words; ```bpflab rejected=\"\"|bpflab> :a|```; 4: rejected= needs",
        "a command in a list; - a||  ```bpflab|  bpflab> :a|  ```; 6: a fence \"bpflab\" inside a list",
        "a check in a quote; > ```check|> loads|> ```; 4: a fence \"check\" inside a list or a quote",
        "a check outside; ```check|loads|hint: x|```; 4: a fence \"check\" outside an exercise",
        "a prediction of two; ```predict|why?|bpflab> :a|bpflab> :b|why: x|```; 4: a prediction is about exactly one",
        "a prediction of nothing; ```predict|why?|bpflab> :a|3 sent|why: x|```; 6: a prediction needs one <answer>",
        "a prediction without a reason; ```predict|how?|bpflab> :a|<answer>|```; 4: a prediction without why:",
        "a prediction that asks nothing; ```predict|bpflab> :a|<answer>|why: x|```; 4: a prediction without a question",
        "one choice; ```predict|how?|choices: 1|bpflab> :a|<answer>|why: x|```; 4: a prediction with one choice",
        "a recap without an answer; ```recap|Which verdict?|```; 5: \"Which verdict?\" is not question -> answer",
        "a recap of nothing; ```recap||```; 4: a recap without a question",
        "two recaps; ```recap|a? -> b|```||```recap|a? -> b|```; 8: a second recap",
        "a recap in a list; - a||  ```recap|  a? -> b|  ```; 6: a fence \"recap\" inside a list",
        "an exercise fence outside; ```exercise file=x.c|```; 4: a fence \"exercise\" outside an exercise",
    })
    void says_where_and_what(String name, String text, String why) {
        LessonFolder.in(parent).with("y.c", "int x\n");
        assertBroken(text, why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "no file; ```check|loads|hint: x|```; 4: the exercise has no file",
        "no checks; ```exercise file=x.c|```; 4: the exercise has no checks",
        "no file name; ```exercise|```; 5: an exercise without file=",
        "two files; ```exercise file=x.c|```||```exercise file=x.c|```; 8: a second file",
        "two checks; ```check|loads|hint: a|```||```check|loads|hint: a|```; 10: a second fence \"check\"",
        "text in the fence; ```exercise file=x.c|int x|```; 5: text in a fence \"exercise\"",
        "no such hook; ```exercise file=x.c hook=\"xpd lab0\"|```; 5: hook=\"xpd lab0\": there are",
        "a second program without a place; ```exercise file=x.c with=early|```; 5: with=\"early\" does not say where",
        "a hook without a place; ```exercise file=x.c hook=tracepoint|```; 5: hook=\"tracepoint\": it is written",
        "no solution; ```exercise file=z.c|```; 5: there is no solution/z.c",
        "no hint; ```check|loads|hint: a|ping -> 1 reply|```; 8: the check \"ping -> 1 reply\" has no hint",
        "a hint first; ```check|hint: a|loads|```; 6: a hint without a check above it",
        "a command; ```bpflab|bpflab> :load x.c|```; 5: a command inside an exercise",
        "a prediction; ```predict|a?|bpflab> :a|<answer>|why: x|```; 5: a prediction inside an exercise",
        "a case that is none; ```check|loads|hint when wrnog: a|hint: b|```; 7: hint when wrnog: there is no such case",
        "a hint without words; ```check|loads|hint:|hint: b|```; 7: a hint without words",
        "a hint for compilers alone; ```check|loads|hint when rejected: b|```; 6: the check \"loads\" has no hint",
        "a file twice; ```exercise file=x.c|```|```check|loads|hint: a|```|## Exercise: y|```exercise file=x.c|```|"
                + "```check|loads|hint: a|```; 11: x.c belongs to an exercise above",
    })
    void says_what_is_wrong_with_an_exercise(String name, String text, String why) {
        LessonFolder.in(parent).with("z.c", "");
        assertBroken(EXERCISE + text, why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "no front matter; # Title; 1: the front matter is missing",
        "no end; ---|title: x|text; 3: \"text\" is not key: value",
        "no end at all; ---|title: x; 1: the front matter has no end",
        "no title; ---|minutes: 3|---|x; 1: the lesson has no title",
        "an unknown key; ---|titel: x|---|x; 2: the key \"titel\" is not known",
        "a key twice; ---|title: x|title: y|---|x; 3: title stands here twice",
        "minutes that are none; ---|title: x|minutes: ten|---|x; 3: minutes: \"ten\"",
        "an unknown need; ---|title: x||needs: xdp, bpfs|---|x; 4: needs: \"bpfs\" is not known",
        "nothing more; ---|title: x|---; 3: there is nothing behind the front matter",
    })
    void says_what_is_wrong_with_the_front_matter(String name, String text, String why) {
        assertTrouble(LessonFolder.in(parent).with("lesson.md", text.replace('|', '\n') + "\n"), why);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_line_by_line() {
        String text = """
                ---
                title: x
                needs: xdp, bpfs, kernl
                minutes: ten
                ---
                ```nosuch
                x
                ```

                ```bpflab
                bpflab>
                ```

                ## Exercise: one
                ```exercise file=nosuch.c
                ```
                ```check
                loads
                ping -> 1 reply
                hint: which?
                tcp :80 -> answered
                ```
                """;

        assertThat(trouble(LessonFolder.in(parent).with("lesson.md", text)).why().lines())
                .extracting(line -> line.replaceFirst("01-try/lesson.md:", ""))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("3: needs: \"bpfs\""),
                        line -> assertThat(line).startsWith("3: needs: \"kernl\""),
                        line -> assertThat(line).startsWith("4: minutes: \"ten\""),
                        line -> assertThat(line).startsWith("6: a fence \"nosuch\""),
                        line -> assertThat(line).startsWith("11: a prompt without a command"),
                        line -> assertThat(line).startsWith("15: file=nosuch.c is not"),
                        line -> assertThat(line).isEqualTo("18: the check \"loads\" has no hint of its own; "
                                + "one below the next check would serve two"),
                        line -> assertThat(line).isEqualTo("21: the check \"tcp :80 -> answered\" has no hint"));
    }

    @Test
    void a_hint_names_what_was_meant() {
        assertThat(trouble(LessonFolder.in(parent).with("lesson.md", "---\ntitel: x\n---\n")).hint())
                .isEqualTo("did you mean title?");
    }

    @Test
    void a_lesson_that_is_not_there() {
        Trouble trouble = trouble(LessonFolder.in(parent));

        assertThat(trouble.why()).isEqualTo("it has no lesson.md");
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.USAGE);
    }

    @Test
    void a_lesson_that_is_no_text() throws IOException {
        LessonFolder folder = LessonFolder.in(parent);
        Files.write(folder.folder().resolve("lesson.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(trouble(folder).why()).isEqualTo("it is not UTF-8 text");
    }

    @Test
    void a_folder_with_another_name() {
        LessonFolder folder = new LessonFolder(parent.resolve("try")).with("lesson.md", LessonFolder.FRONT + "x\n");

        assertThat(trouble(folder).why()).contains("not called NN-name");
    }

    private void assertBroken(String text, String why) {
        assertTrouble(
                LessonFolder.in(parent).with("lesson.md", LessonFolder.FRONT + text.replace('|', '\n') + "\n"), why);
    }

    private static void assertTrouble(LessonFolder folder, String why) {
        Trouble trouble = trouble(folder);
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.USAGE);
        assertThat(trouble.what()).isEqualTo("lesson 01-try is broken");
        assertThat(trouble.why()).startsWith("01-try/lesson.md:" + why);
        assertThat(trouble.hint()).isNotEmpty();
    }

    private static Trouble trouble(LessonFolder folder) {
        TroubleException thrown = catchThrowableOfType(TroubleException.class, folder::read);
        assertThat(thrown).as("it is read without trouble").isNotNull();
        return thrown.trouble();
    }
}
