package bpflab.author;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.command.Commands;
import bpflab.command.all.AllCommands;
import bpflab.lesson.Course;
import bpflab.owner.OwnedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson with nothing to mend, spoilt at one place, has one fault, at that place. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CourseCheckTest {
    private static final Commands COMMANDS = AllCommands.interpreter(null, null).commands();

    @TempDir
    Path folder;

    private Path lesson;
    private String text;

    @BeforeEach
    void write() throws IOException {
        Path made = new Skeleton("try-it").write(Course.open(folder), OwnedFiles.of(folder, Optional.empty()));
        lesson = made.resolve("lesson.md");
        text = Files.readString(lesson);
        Files.writeString(folder.resolve("glossary.md"), "# Words\n\n## ring buffer\n\nA map.\n");
    }

    @Test
    void a_skeleton_has_nothing_to_mend() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '~', value = {
        "minutes: 5\\n~ ''~ it does not say how long it takes",
        "minutes: 5~ minutes: 16~ 16 minutes are too many; 15 are the most",
        "learn: load a program; attach it; see what it does to packets~ words: ring buffer~ "
                + "it does not say what one will be able to do",
        "source: its author~ source:~ it does not say where its facts come from",
        "needs: xdp, lab, ~ needs: lab, ~ :attach try_it xdp lab0 needs xdp, which its needs do not say",
        "source: its~ words: ring bufer\\nsource: its~ the glossary does not have \"ring bufer\"",
        "Load it: bpflab~ A [ringbuf](explain:ringbuf) bpflab~ the glossary does not have \"ringbuf\"",
        "Load it: bpflab~ See [there](nothing.md): bpflab~ "
                + "the link \"there\" leads to nothing.md, which is not there",
        "Load it: bpflab~ See [there](#no-such-part): bpflab~ there is no heading for #no-such-part",
        "bpflab> :load~ bpflab> :lod~ there is no command :lod",
        "bpflab> :load try_it.c~ bpflab> :load tri_it.c~ the lesson has no file tri_it.c",
        "bpflab> :attach try_it~ bpflab> :attach tri_it~ no C file of the lesson has a program tri_it",
        "Leave the bench as the next step needs it.~ ''~ a step without text",
        "Say what is new~ ```console\\nbpflab> :trace\\n```\\nSay what is new~ a command of bpflab that is never run",
        "hint: Only frames~ hint: Only frames of more than 1,000 bytes are dropped.\\nhint: Only frames~ "
                + "the hint \"Only frames of more than 1,000 bytes are dropped.\" stands here twice",
        "```recap\\nWhich verdict lets a packet go on? -> XDP_PASS | pass\\n```~ ''~ it does not ask what was learnt",
        "bpflab> :detach all~ bpflab> :detach all\\n...\\nbpflab> !file try_it.o\\n<any>~ "
                + "!file try_it.o needs tool file, which its needs do not say",
        "Say what is new~ | one | two |\\n|---|---|---|\\n| 1 | 2 |\\n\\nSay what is new~ "
                + "this is no table: its head has 2 columns, and 3 stand below it",
        "Say what is new~ ## Optinal: more\\n\\nSay what is new~ ## Optinal: is a heading like any other",
        "Say what is new~ ```text\\n+-----------------------------------------------------------------------------+\\n"
                + "```\\n\\nSay what is new~ a line of 79 characters is broken on a terminal; 76 are the most",
        "minutes: 5~ minutes: 12~ "
                + "minutes: 12 does not fit its text, commands, questions and exercises: about 4",
        "minutes: 5~ minutes: 1~ minutes: 1 does not fit its text, commands, questions and exercises: about 4",
        "hint: Only frames~ hint: Type `:lod try_it.c`. Only frames~ "
                + "\":lod try_it.c\" cannot be typed: none is called so, or begins so",
        "hint: Only frames~ hint: Type `:load try_it.c --hard`. Only frames~ "
                + "\":load try_it.c --hard\" cannot be typed: it knows -I, -D, --log, --pin, --type, --strict",
        "hint: Only frames~ hint: Type `:lab pink`. Only frames~ \":lab pink\" cannot be typed: lab takes no pink",
        "Say what is new~ By `:attahc` Say what is new~ "
                + "\":attahc\" cannot be typed: none is called so, or begins so",
        "hint: Only frames~ hint: Type `:run try_itt`. Only frames~ "
                + "neither the lesson's files nor a solution have a name try_itt",
        "Say what is new~ See `try_itt.c`. Say what is new~ "
                + "the text names try_itt.c, which the lesson does not have",
        "hint: A ping is~ hint: `try_it_shrt` lets a ping pass. A ping is~ "
                + "neither the lesson's files nor a solution have a name try_it_shrt",
        "choices: 0 | 3~ choices: 0 | 1~ the answer 3 is none of the choices",
        "choices: 0 | 3~ choices: 0~ a prediction with one choice: there is nothing to choose",
        "```c file=try_it.c lines=5-9~ ```c lines=5-9~ lines= without file=",
        "```c file=try_it.c lines=5-9~ ```c file=try_it.c lines=5-99~ "
                + "lines=5-99 does not fit a file of 11 lines",
        "```c file=try_it.c lines=5-9~ ```c file=tri_it.c lines=5-9~ file=tri_it.c is not in the lesson's folder",
        "```c file=try_it.c lines=5-9~ ```c file=try_it.c line=5-9~ a fence \"c\" takes no line=",
        "```c file=try_it.c lines=5-9~ ```c file=try_it.c line=5-9 fil=x~ a fence \"c\" takes no line=, no fil=",
        "```c file=try_it.c lines=5-9~ ```c file=try_it.c file=try_it.c~ file= stands here twice",
    })
    void is_found_where_it_is(String good, String bad, String what) throws IOException {
        spoil(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
        assertThat(faults()).extracting(Fault::what).containsExactly(what);
        assertThat(faults()).allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("01-try-it/lesson.md");
            assertThat(fault.hint()).isNotEmpty();
        });
    }

    @Test
    void a_title_says_it_in_other_words_but_not_in_misspelt_ones() throws IOException {
        Path other = folder.resolve("01-drop-world");
        Files.move(lesson.getParent(), other);
        lesson = other.resolve("lesson.md");
        spoil("title: Try it", "title: How worlds are dropped");
        assertThat(faults()).isEmpty();

        spoil("title: How worlds are dropped", "title: Drop Wrold!");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).isEqualTo("the title has \"wrold\", and the folder's name \"world\"");
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    @Test
    void what_text_speaks_of_is_no_fault() throws IOException {
        spoil("Say what is new", "`:lab ping` and `:map create` and `:load FILE.c` and `:load …` and `:trace`, "
                + "`xdp1_user.c`, `ctx->data_meta`, `bpf_xdp_adjust_head`, `:run try_it tcp :80`, `!ip link`. Say it");
        assertThat(faults()).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once_each_at_its_own_line() throws IOException {
        spoil("minutes: 5", "minutes: 99");
        spoil("bpflab> :detach all", "bpflab> :detech all");
        spoil("Say what is new", "See [there](nothing.md): say what is new");

        List<String> lines = Files.readAllLines(lesson);
        assertThat(faults()).extracting(Fault::line).containsExactly(
                lines.indexOf("minutes: 99") + 1,
                lines.indexOf("bpflab> :detech all") + 1,
                lines.indexOf("See [there](nothing.md): say what is new, and where to read on.") + 1);
    }

    @Test
    void a_lesson_that_cannot_be_read_has_all_its_faults_and_those_of_its_text() throws IOException {
        spoil("needs: xdp", "needs: xpd");
        spoil("bpflab> :detach all\n", "bpflab>\n");
        spoil("Say what is new", "[there](nothing.md)");

        assertThat(faults()).extracting(Fault::what).containsExactly(
                "needs: \"xpd\" is not known", "a prompt without a command",
                "the link \"there\" leads to nothing.md, which is not there");
        assertThat(faults().get(0).hint()).isEqualTo("did you mean xdp?");
    }

    @Test
    void a_part_that_is_not_understood_hides_nothing_of_the_others() throws IOException {
        spoil("minutes: 5", "minutes: 16");
        spoil("bpflab> :attach try_it", "bpflab> :attach tri_it");
        spoil("```bpflab\nbpflab> :detach all", "```bpflab reject=\"x\"\nbpflab> :detach all");
        spoil("```recap\nWhich verdict lets a packet go on? -> ", "```recap\nWhich verdict lets a packet go on? ");

        assertThat(faults()).extracting(Fault::what).satisfiesExactly(
                what -> assertThat(what).startsWith("16 minutes are too many"),
                what -> assertThat(what).isEqualTo("no C file of the lesson has a program tri_it"),
                what -> assertThat(what).contains("takes no reject="),
                what -> assertThat(what).contains("is not question -> answer"));
    }

    @Test
    void the_program_beside_is_one_of_the_lesson() throws IOException {
        spoil("```exercise file=try_it_short.c", "```exercise file=try_it_short.c with=\"other xdp lab0\"");
        assertThat(faults()).extracting(Fault::what).contains("no C file of the lesson has a program other");
    }

    @Test
    void front_matter_that_is_wrong_hides_nothing_behind_it() throws IOException {
        spoil("needs: xdp, ", "needs: xpd, ");
        spoil("minutes: 5", "minutes: soon");
        Files.writeString(lesson.resolveSibling("idle.c"), "");

        assertThat(faults()).extracting(Fault::what).containsExactlyInAnyOrder(
                "needs: \"xpd\" is not known", "minutes: \"soon\" is not a number from 1 to 999", "idle.c is not used");
    }

    @Test
    void a_folder_that_is_called_otherwise_is_told() throws IOException {
        Files.createDirectory(folder.resolve("02-My_lesson"));
        Files.writeString(folder.resolve("02-My_lesson").resolve("lesson.md"), "");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("02-My_lesson/lesson.md");
            assertThat(fault.what()).contains("its folder is not called NN-name");
        });
    }

    @Test
    void an_exercise_sends_something_and_a_hint_of_a_ladder_stands_at_one_check() throws IOException {
        String good = Files.readString(lesson);
        Files.writeString(lesson, good.replaceFirst("(?s)```check\n.*?```", """
                ```check
                loads
                hint: Look.
                hint: Look again.
                map seen -> 1 entry
                hint: Look.
                ```"""));

        assertThat(faults()).extracting(Fault::what).anySatisfy(what -> assertThat(what).contains("sends anything"))
                .anySatisfy(what -> assertThat(what).contains("\"Look.\" is a step of another check's ladder"));
    }

    @Test
    void files_are_used_well_named_and_belong_to_an_exercise() throws IOException {
        Files.writeString(lesson.resolveSibling("idle.c"), "");
        Files.writeString(lesson.resolveSibling("Big-Name.c"), "");
        Files.writeString(lesson.resolveSibling("solution").resolve("other.c"), "");

        assertThat(faults()).extracting(Fault::what).containsExactlyInAnyOrder(
                "idle.c is not used", "Big-Name.c is not used", "the file name Big-Name.c is not as the others",
                "solution/other.c belongs to no exercise");
    }

    @Test
    void a_file_that_another_one_includes_is_used() throws IOException {
        Files.writeString(lesson.resolveSibling("shared.h"), "");
        Path program = lesson.resolveSibling("try_it.c");
        Files.writeString(program, Files.readString(program) + "#include \"shared.h\"\n");

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_long_lesson_is_told_where_it_is_too_long_unless_the_rest_is_optional() throws IOException {
        String steps = "\nLook.\n\n```bpflab\nbpflab> :lab status\n<any>\n...\n```\n".repeat(15);
        spoil("## Exercise", steps.strip() + "\n\n## Exercise");
        assertThat(faults()).extracting(Fault::what)
                .containsExactly("step 21 of 21 begins here; 20 are the most, without optional ones");
        assertThat(Files.readAllLines(lesson).get(faults().get(0).line() - 1)).isEqualTo("## What you have now");

        spoil("Leave the bench", "## Optional: more\n\nLeave the bench");
        assertThat(faults()).isEmpty();
    }

    @Test
    void an_exercise_needs_a_ladder() throws IOException {
        spoil("hint: `ctx->data` is the address of its first byte, `ctx->data_end` the one behind its last.\n", "");
        spoil("hint: `if (ctx->data_end - ctx->data > 1000)` is true for the packets that are to be dropped.\n", "");

        assertThat(faults()).extracting(Fault::what)
                .containsExactly("no check of try_it_short.c has more than one hint");
    }

    @Test
    void a_step_that_only_types_is_told() throws IOException {
        spoil("bpflab> :detach all\ntry_it   detached from lab0\n```", """
                bpflab> :detach all
                try_it   detached from lab0
                ```

                ```bpflab
                bpflab> :lab down
                ```""");

        assertThat(faults()).extracting(Fault::what)
                .containsExactly("a step that only types: no text, and no output to look at");
    }

    private void spoil(String good, String bad) throws IOException {
        assertThat(text).contains(good);
        text = text.replace(good, bad);
        Files.writeString(lesson, text);
    }

    private List<Fault> faults() {
        return new CourseCheck(Course.open(folder), COMMANDS.names(), COMMANDS::refused).all();
    }
}
