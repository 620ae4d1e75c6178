package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.TestParts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown as to be typed is typed as it stands, with the words about it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TypedHintTest {
    @Test
    void a_hint_works_with_what_it_says_of_its_command(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.with(TestParts.bare(folder), folder)) {
            String alone = desk.type(":help load");
            assertThat(desk.type(":help load   # says all of it")).isEqualTo(alone);
            assertThat(desk.type(":help load   # says all of one command; names may be shortened")).isEqualTo(alone);
            assertThat(desk.type(":laod x.c --log 2")).contains("try   :load x.c --log 2   # did you mean :load?");
            assertThat(desk.type(":load x.c --strct")).contains("try   :load x.c --strict   # did you mean --strict?");
            assertThat(desk.type(":links --all others")).contains("try   :links --all\n        :help links");
        }
    }

    @Test
    void what_was_nearly_typed_is_offered_as_a_whole_line(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.with(TestParts.bare(folder), folder)) {
            assertThat(desk.type(":lesson2")).contains("  try   :lesson 2 ");
            assertThat(desk.type(":!ls")).contains("  try   !ls ");
            assertThat(desk.type(":lessons 2")).endsWith("  try   :lesson 2");
            assertThat(desk.type(":maps get flows 1")).endsWith("  try   :map get flows 1");
        }
    }

    @Test
    void a_program_whose_file_is_here_is_loaded_by_it(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.with(TestParts.bare(folder), folder)) {
            Path file = desk.bench().folder().newFile("pass.c");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");

            assertThat(desk.type(":programs pass")).contains("  try   :load pass.c ");
        }
    }

    @Test
    void a_remark_stands_behind_a_blank_and_alone() {
        assertThat(Tokenizer.words("links --all   # shows whose it is")).containsExactly("links", "--all");
        assertThat(Tokenizer.words("answer '# x' #include a#b")).containsExactly("answer", "# x", "#include", "a#b");
        assertThat(Tokenizer.words("links #")).containsExactly("links");
    }
}
