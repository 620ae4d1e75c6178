package bpflab.repl.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The editor at a terminal in memory: keys, the screen, the file. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditorTest {
    private static final long PATIENCE_MILLIS = 20_000;
    private static final String END = "\u001b[F";
    private static final String DOWN = "\u001b[B";
    private static final String WRITE_AND_LEAVE = "\u0018y\r";
    private static final String DROP = "int f(void)\n{\n\treturn XDP_DROP;\t/* your line */\n}\n";

    @TempDir
    Path folder;

    private Path file;
    private int begin;
    private LineDisciplineTerminal terminal;
    private ScreenTerminal screen;
    private FutureTask<Void> editing;

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void end_lands_behind_the_last_letter_of_a_line_with_tabs(int columns) throws Exception {
        open(DROP, columns, 24);
        type(DOWN + DOWN + END).cursorAt(3, 8 + "return XDP_DROP;".length() + 8 + "/* your line */".length());
        type("!" + WRITE_AND_LEAVE);
        assertThat(left()).isEqualTo(DROP.replace("line */", "line */!"));
    }

    @Test
    void ctrl_e_home_and_the_page_keys_stay_where_they_should() throws Exception {
        String page = "\tone\n".repeat(60);
        open(page, 80, 24);
        type("\u0005").cursorAt(1, 11);
        type("\u001b[H").cursorAt(1, 0);
        type("\u001b[6~\u0005").sees(() -> position().equals("line 20 of 61, column 12"), "a page further");
        type("\u001b[5~\u0005").sees(() -> position().equals("line 1 of 61, column 12"), "back");
        type("\u0018");
        assertThat(left()).isEqualTo(page);
    }

    @Test
    void a_word_is_replaced_by_what_is_typed_over_it() throws Exception {
        open(DROP, 80, 24);
        type("\u0017XDP\r\u001b[1;5C" + "\u007f".repeat("\t/* ".length()) + "\u007f".repeat("DROP;".length()));
        type("PASS;" + WRITE_AND_LEAVE);
        assertThat(left()).isEqualTo("int f(void)\n{\n\treturn XDP_PASS;your line */\n}\n");
    }

    @Test
    void enter_keeps_the_indentation_and_what_is_pasted_stays_as_it_is() throws Exception {
        open("\tif (x)\n", 80, 24);
        type(END + "\r\treturn 0;" + "\r\u001b[200~\tb;\r\t\tc;\u001b[201~" + WRITE_AND_LEAVE);
        assertThat(left()).isEqualTo("\tif (x)\n\t\treturn 0;\n\t\t\tb;\n\t\tc;\n");
    }

    @Test
    void lines_are_cut_and_come_back_together_and_all_is_undone() throws Exception {
        open("1\n2\n3\n", 80, 24);
        type("\u000b\u000b" + DOWN + "\u0015\u000f\r").sees(() -> text().equals("3\n1\n2\n"), "the lines at the end");
        type("\u001au\u001a\u001a\u001a").type("\u000f\r").sees(() -> text().equals("1\n2\n3\n"), "all undone");
        type("\u0018");
        left();
    }

    @Test
    void leaving_asks_for_what_would_be_lost() throws Exception {
        open("a\n", 80, 24);
        type("x\u0018").shows("it was changed: write it?");
        type("\u0003").shows("bpflab   file.c   changed");
        type("\u0018n");
        assertThat(left()).isEqualTo("a\n");
    }

    @Test
    void what_others_wrote_meanwhile_is_not_written_over_unasked() throws Exception {
        open("a\n", 80, 24);
        Files.writeString(file, "theirs\n");
        type("x\u000f").shows("file.c was changed by others meanwhile");
        type("\u0003\u0018n");
        assertThat(left()).isEqualTo("theirs\n");
    }

    @Test
    void what_it_wrote_itself_is_nobody_elses() throws Exception {
        open("a\n", 80, 24);
        type("x\u000f\r").shows("written: 2 lines");
        type("y\u000f").shows("write file.c? Enter writes");
        type("\r").sees(() -> text().equals("xya\n"), "written again");
        type("\u0018");
        left();
    }

    @Test
    void why_nothing_could_be_written_is_said() throws Exception {
        open("a\n", 80, 24);
        Files.delete(file);
        Files.createDirectory(file);
        type("x\u000f\r").shows("not written: Is a directory");
        type("\u0018n");
        editing.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void a_line_wider_than_the_screen_goes_on_in_the_next_row() throws Exception {
        open("\t" + "word ".repeat(30) + "end\nnext\n", 80, 24);
        type(END).cursorAt(3, 8 + 153 - 79 - 79);
        type(DOWN).cursorAt(4, 3);
        type("\u001b[A\u001b[A\u001b[A").cursorAt(1, 0); // there is the tab
        assertThat(screenText()).contains("↩").contains("end");
        type("\u0018");
        left();
    }

    @Test
    void another_size_of_the_window_shows_the_same_place() throws Exception {
        open(DROP.repeat(20), 80, 24);
        type("\u001b[1;5F").shows("^C where");
        Size small = Size.of(30, 6);
        screen.setSize(small);
        terminal.setSize(small);
        terminal.raise(Terminal.Signal.WINCH);
        sees(() -> screenText().lines().filter(line -> line.startsWith("}")).count() == 1
                && screenText().contains("^O write  ^X leave"), "a small page");
        type("\u0018");
        left();
    }

    @Test
    void control_characters_of_a_file_are_spelt_out() throws Exception {
        open("a\u001b[31mb\u0007\n", 80, 24);
        shows("a\\x1b[31mb\\x07");
        type(END).cursorAt(1, "a\\x1b[31mb\\x07".length());
        type("\u0018");
        left();
    }

    @Test
    void begins_at_a_line_and_says_why_until_a_key_is_pressed() throws Exception {
        begin = 40;
        open("first\n" + "line\n".repeat(38) + "fortieth\nlast\n", 80, 24);
        shows("fortieth").shows("because").cursorAt(9, 0);
        type("x").shows("xfortieth");
        sees(() -> !screenText().contains("because"), "no reason any more");
        type("\u0018n");
        left();
    }

    private void open(String text, int columns, int rows) throws Exception {
        file = Files.writeString(folder.resolve("file.c"), text);
        ScreenTerminal.VirtualTerminal virtual = ScreenTerminal.withTerminal("t", "screen-256color", columns, rows);
        terminal = virtual.terminal();
        screen = virtual.screen();
        editing = new FutureTask<>((Callable<Void>) () -> {
            new Editor(terminal, line -> List.of(new Editor.Piece(line, ""))).edit(file, begin, "because");
            return null;
        });
        new Thread(editing, "editor").start();
        shows("bpflab   file.c").shows("^X leave");
        assertThat(screenText()).doesNotContain("…");
    }

    private EditorTest type(String keys) throws Exception {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private EditorTest shows(String words) throws Exception {
        return sees(() -> screenText().contains(words), words);
    }

    private void cursorAt(int row, int column) throws Exception {
        int[] cursor = new int[2];
        sees(() -> {
            screen.dump(new long[screen.getColumns() * screen.getRows()], cursor);
            return cursor[0] == column && cursor[1] == row;
        }, "the cursor in row " + row + ", column " + column);
    }

    private EditorTest sees(BooleanSupplier wanted, String what) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!wanted.getAsBoolean() && System.currentTimeMillis() < end) {
            screen.waitDirty(100);
        }
        assertThat(wanted.getAsBoolean()).as("%s on the screen:%n%s", what, screenText()).isTrue();
        return this;
    }

    /** What Ctrl-C says of where the cursor is. */
    private String position() {
        try {
            type("\u0003");
            screen.waitDirty(100);
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
        return screenText().lines().filter(line -> line.startsWith("line ")).findFirst().orElse("").strip();
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private String left() throws Exception {
        editing.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return text();
    }

    private String screenText() {
        return screen.toString();
    }

    @AfterEach
    void close() throws Exception {
        terminal.close();
    }
}
