package bpflab.repl.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes to a text, and the file it comes from. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextTest {
    @TempDir
    Path folder;

    @Test
    void what_was_changed_is_taken_back_and_done_again() {
        Text text = new Text(List.of("one", "two", "three"));
        Spot behind = text.replace(new Spot(0, 1), new Spot(2, 2), "X\nY", new Spot(2, 2));
        assertThat(text.lines()).containsExactly("oX", "Yree");
        assertThat(behind).isEqualTo(new Spot(1, 1));
        assertThat(text.undo(behind)).isEqualTo(new Spot(2, 2));
        assertThat(text.lines()).containsExactly("one", "two", "three");
        assertThat(text.redo(Spot.START)).isEqualTo(behind);
        assertThat(text.lines()).containsExactly("oX", "Yree");
    }

    @Test
    void a_text_is_unchanged_again_when_all_since_its_writing_was_taken_back() {
        Text text = new Text(List.of(""));
        assertThat(text.isChanged()).isFalse();
        text.replace(Spot.START, Spot.START, "a", Spot.START);
        text.saved();
        assertThat(text.isChanged()).isFalse();
        text.replace(Spot.START, Spot.START, "b", Spot.START);
        assertThat(text.isChanged()).isTrue();
        text.undo(Spot.START);
        assertThat(text.isChanged()).isFalse();
        text.undo(Spot.START);
        assertThat(text.isChanged()).isTrue();
        assertThat(text.undo(Spot.START)).isEqualTo(Spot.START);
    }

    @Test
    void a_word_that_was_typed_is_taken_back_as_one() {
        Text text = new Text(List.of(""));
        Spot at = Spot.START;
        for (String letter : "return 42;".split("")) {
            at = text.replace(at, at, letter, at);
        }
        at = text.undo(at);
        assertThat(text.line(0)).as("the semicolon").isEqualTo("return 42");
        at = text.undo(at);
        assertThat(text.line(0)).isEqualTo("return ");
        at = text.undo(text.undo(at));
        assertThat(text.line(0)).isEmpty();
        assertThat(at).isEqualTo(Spot.START);
        assertThat(text.redo(at)).isEqualTo(new Spot(0, "return".length()));
    }

    @Test
    void what_was_saved_in_the_middle_of_a_word_is_come_back_to() {
        Text text = new Text(List.of(""));
        Spot at = text.replace(Spot.START, Spot.START, "a", Spot.START);
        text.saved();
        at = text.replace(at, at, "b", at);
        text.undo(at);
        assertThat(text.line(0)).isEqualTo("a");
        assertThat(text.isChanged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "a", "a\n", "a\nb", "a\r\nb\r\n", "a\r\nb\n", "\r", "漢\t\u0000\f\n\n",
                    "a\u2028b\u0085c"})
    void what_was_not_changed_is_written_as_it_was_read(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        assertThat(readAndWritten(bytes)).isEqualTo(bytes);
    }

    @Test
    void neither_are_bytes_that_are_no_text() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(readAndWritten(all)).isEqualTo(all);
    }

    @Test
    void a_file_that_is_not_there_is_empty_and_a_folder_is_refused() throws IOException {
        assertThat(TextFile.read(folder.resolve("new.c")).lines()).containsExactly("");
        assertThatThrownBy(() -> TextFile.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("it is a folder");
    }

    private byte[] readAndWritten(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("file"), bytes);
        TextFile file = TextFile.read(path);
        file.write(file.lines());
        return Files.readAllBytes(path);
    }
}
