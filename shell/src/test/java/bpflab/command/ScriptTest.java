package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptTest {
    @Test
    void a_stream_may_be_empty_and_may_end_its_lines_as_windows_does() {
        assertThat(lines("")).isEmpty();
        assertThat(lines("a\r\nb")).containsExactly("a", "b");
        assertThat(lines("\n\na\n")).containsExactly("", "", "a");
    }

    @Test
    void the_mark_that_windows_sets_in_front_of_a_text_is_no_part_of_its_first_line(@TempDir Path folder)
            throws Exception {
        String marked = "\ufeff:links\n\ufeff\n";
        Path file = Files.writeString(folder.resolve("x.bpflab"), marked);
        assertThat(Script.read("x", file).lines()).containsExactly(":links", "\ufeff");
        assertThat(Script.read("in", new ByteArrayInputStream(marked.getBytes(StandardCharsets.UTF_8))).lines())
                .containsExactly(":links", "\ufeff");
    }

    @Test
    void a_line_is_there_before_the_next_one_was_sent() {
        InputStream sender = new InputStream() {
            private final byte[] sent = "one\n".getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                if (at == sent.length) {
                    throw new AssertionError("nobody has sent more");
                }
                return sent[at++];
            }
        };
        assertThat(Script.read("in", sender).lines().iterator().next()).isEqualTo("one");
    }

    @Test
    void what_stands_before_a_line_that_is_no_text_is_run() {
        assertBroken("one\n\0", "line 2 is no text in UTF-8");
        assertBroken("one\n\u00ff\n", "line 2 is no text in UTF-8");
        assertBroken("one\n" + "x".repeat(1 << 21), "line 2 is longer than a line can be, 1048576 bytes");
    }

    @Test
    void what_is_no_plain_file_is_refused_before_it_is_read(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertRefused(pipe, "it is a device or a pipe, not a file");
        assertRefused(Path.of("/dev/zero"), "it is a device or a pipe, not a file");
        assertRefused(Path.of("/proc/kmsg"), "it is the kernel's, and may have no end");
        assertRefused(folder, "it is a folder");
        assertRefused(folder.resolve("none"), "there is no such file");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> Script.read(file.toString(), file)).isInstanceOfSatisfying(
                TroubleException.class, met -> assertThat(met.trouble().why()).isEqualTo(why));
    }

    /** A name can hold all but a slash and a NUL: a terminal would obey it, or show it backwards. */
    @Test
    void a_place_names_its_file_without_what_a_terminal_obeys() {
        Script script = new Script("a\u001b[2Jb\nc\u202ed\u200fe", List.of(":maps"));
        assertThat(script.place(0)).isEqualTo("a\\x1b[2Jb\\x0ac\\u202ed\\u200fe:1");
    }

    private static void assertBroken(String sent, String why) {
        InputStream in = new ByteArrayInputStream(sent.getBytes(StandardCharsets.ISO_8859_1));
        Iterator<String> lines = Script.read("in", in).lines().iterator();
        assertThat(lines.next()).isEqualTo("one");
        assertThatThrownBy(lines::hasNext).isInstanceOfSatisfying(
                TroubleException.class, met -> assertThat(met.trouble().why()).isEqualTo(why));
    }

    private static List<String> lines(String sent) {
        List<String> lines = new ArrayList<>();
        Script.read("in", new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8))).lines().forEach(lines::add);
        return lines;
    }
}
