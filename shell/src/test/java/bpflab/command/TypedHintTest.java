package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.TestParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            assertThat(desk.type("bpflab drop-world 3/18> :links"))
                    .contains("  why   a line is typed without the prompt", "  try   :links");
            assertThat(desk.type("links")).contains("  why   commands begin with a colon", "  try   :links");
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
    void a_name_with_blanks_is_offered_in_quotes(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.with(TestParts.bare(folder), folder)) {
            desk.file("größe ü.c", "");
            desk.file("my old x.bpflab", "");
            Files.createDirectories(desk.bench().folder().newFile("two words"));

            assertThat(desk.type(":load größe ü.c")).contains("no clang here").doesNotContain("blanks");
            assertThat(desk.type(":edit größe ü.c")).contains("  try   :edit 'größe ü.c'   # ");
            assertThat(desk.type(":source my old x.bpflab")).contains("  try   :source 'my old x.bpflab'   # ");
            assertThat(desk.type(":cd two words")).contains("  try   :cd 'two words'   # ");
            assertThat(desk.type(":cd 'two words'")).contains("in ").doesNotContain("try");
        }
    }

    @Test
    void the_web_is_not_a_folder_of_this_machine(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.with(TestParts.bare(folder), folder)) {
            for (String command : List.of(":source", ":edit", ":cd")) {
                assertThat(desk.type(command + " https://example.org/a/x.c"))
                        .contains("cannot open https://example.org/a/x.c", "that is an address")
                        .contains("  try   !curl -fLO 'https://example.org/a/x.c'");
            }
        }
    }

    @Test
    void a_folder_is_nothing_to_write_over_nor_to_load(@TempDir Path folder) throws Exception {
        try (Desk desk = Desk.with(TestParts.bare(folder), folder)) {
            Files.createDirectories(desk.bench().folder().newFile("dir.c"));
            desk.type(":set intel on");

            assertThat(desk.type(":save dir.c")).contains("it is a folder").doesNotContain("--force");
            assertThat(desk.type(":notes dir.c")).contains("it is a folder").doesNotContain("--force");
            assertThat(desk.type(":source dir.c")).contains("it is a folder").doesNotContain(":load");
        }
    }

    @Test
    void a_remark_stands_behind_a_blank_and_alone() {
        assertThat(Tokenizer.words("links --all   # shows whose it is")).containsExactly("links", "--all");
        assertThat(Tokenizer.words("answer '# x' #include a#b")).containsExactly("answer", "# x", "#include", "a#b");
        assertThat(Tokenizer.words("links #")).containsExactly("links");
    }
}
