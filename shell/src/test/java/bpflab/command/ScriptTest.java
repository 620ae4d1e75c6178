package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptTest {
    @Test
    void a_stream_may_be_empty_and_may_end_its_lines_as_windows_does() {
        assertThat(lines("")).isEmpty();
        assertThat(lines("a\r\nb")).containsExactly("a", "b");
        assertThat(lines("\n\na\n")).containsExactly("", "", "a");
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
