package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.ProgramType;
import bpflab.lesson.Course;
import bpflab.lesson.Glossary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code :explain} knows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplainTest {
    private static final Course COURSE = Course.open(Path.of("../lessons/course").toAbsolutePath().normalize());

    @TempDir
    Path folder;

    private Classroom room;

    @BeforeEach
    void open() throws IOException {
        room = new Classroom(folder, COURSE);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "verdict; The number that a program returns",
        "Ring-Buffer; send records to user space",
        "ringbuf; send records to user space",
        "verdicts; The number that a program returns",
        "percpu_array; once for each CPU",
        "XDP_TX; leaves again by the interface",
        "TC_ACT_SHOT; throw it away, as XDP_DROP is XDP's",
        "tc_act_stolen; The number 4, which programs answer at tc",
        "bpf_redirect; which the helper bpf_redirect named just before",
        "bpf_xdp_adjust_meta(); Helper number 54. man 7 bpf-helpers",
        "sockmap; number 15 of enum bpf_map_type",
        "hash map; An entry is there once",
        "stack_trace map; number 7 of enum bpf_map_type",
        "invalid mem access 'scalar'; What mends it",
        "map-in-map; values are maps",
        "E2BIG; Of a map: it is full",
        ":load; :help load",
        "dump map; :help dump has all of it",
        "attach; To hang a loaded program on a hook",
        "netkit; A place for netkit programs, since Linux 6.7",
        "sched_cls; What the kernel calls the programs of tc",
        "BPF_MAP_TYPE_STACK_TRACE; number 7 of enum bpf_map_type",
        "inode storage; BPF_MAP_TYPE_INODE_STORAGE",
        "'\"invalid access to packet, off=12 size=2, R1(id=0,off=12,r=0)\"'; What mends it",
        "Operation not permitted; Loading programs needs root",
        "R0 !read_ok; ends without a verdict",
        "hook°; A place",
        "verifier °; The part of the kernel",
        "free; The prompt says free when",
    })
    void explains(String word, String meaning) throws InterruptedException {
        assertThat(room.type(":explain " + word).replaceAll("\\s+", " ")).contains(meaning);
        assertThat(room.last().ok()).isTrue();
    }

    /** What {@code :load} and {@code :programs} print behind a program's name. */
    @ParameterizedTest
    @EnumSource(value = ProgramType.class, mode = EnumSource.Mode.EXCLUDE, names = {"UNSPEC", "UNKNOWN"})
    void explains_every_type_of_program(ProgramType type) throws InterruptedException {
        assertThat(room.type(":explain " + type.label())).doesNotContain("is not explained here");
    }

    @Test
    void a_word_that_is_unknown_gets_the_nearest() throws InterruptedException {
        room.type(":explain verdct");
        assertThat(room.last().trouble().orElseThrow().hint()).isEqualTo(":explain verdict   # did you mean verdict?");
        room.type(":explain quux frobnicate");
        assertThat(room.last().trouble().orElseThrow().hint()).isEqualTo(":explain   # lists the words");
    }

    @Test
    void without_a_word_all_are_listed() throws InterruptedException {
        assertThat(room.type(":explain")).contains("verdict · ", "XDP_ABORTED", ":explain WORD   # tells");
    }

    @Test
    void every_word_that_a_lesson_marks_is_in_the_glossary() {
        Glossary glossary = Glossary.of(COURSE);

        assertThat(COURSE.entries()).allSatisfy(entry -> assertThat(entry.wordsUsed())
                .as("words of %s that lessons/course/glossary.md does not have", entry.name())
                .allSatisfy(word -> assertThat(glossary.find(word)).as(word).isPresent()));
    }

    @Test
    void the_lesson_where_a_word_is_met_first_is_told() throws Exception {
        Path course = Files.createDirectories(folder.resolve("c/01-one"));
        Files.writeString(course.resolve("lesson.md"), "---\ntitle: One\nwords: map\n---\nA [hook](explain:Hook).\n");
        Files.writeString(
                folder.resolve("c/glossary.md"), "# W\n\n## hook\n\nA place.\n\n## map\nalso: table\n\nText.\n");
        room.close();
        room = new Classroom(folder.resolve("other"), Course.open(folder.resolve("c")));

        assertThat(room.type(":explain hook")).isEqualTo("hook\nA place.\nfirst met in :lesson one");
        assertThat(room.type(":explain table")).isEqualTo("map   table\nText.\nfirst met in :lesson one");
    }

    @Test
    void a_word_that_is_explained_twice_is_a_fault_of_the_glossary() throws Exception {
        Files.createDirectories(folder.resolve("c"));
        Files.writeString(folder.resolve("c/glossary.md"), "## a\nalso: b\nx\n\n## B\ny\n");
        room.close();
        room = new Classroom(folder.resolve("other"), Course.open(folder.resolve("c")));

        room.type(":explain a");
        assertThat(room.last().trouble().orElseThrow().why())
                .isEqualTo("glossary.md:5: \"B\" is explained at line 1 already");
        assertThat(List.of(room.last().trouble().orElseThrow().kind().status())).containsExactly(2);
    }
}
