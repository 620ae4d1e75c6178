package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.command.Answer;
import bpflab.json.Json;
import bpflab.view.terminal.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What Java prints, as a script reads it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrintedTest {
    private static final JavaSnippets JAVA = new JavaSnippets(() -> false);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void is_beside_what_was_made() throws Exception {
        assertThat(data("for (int i = 0; i < 2; i++) System.out.println(i); System.out.print(\"end\");"))
                .isEqualTo("{\"output\":[\"0\",\"1\",\"end\"],\"values\":[]}");
        assertThat(data("int c = 1; System.err.println(\"c\");")).isEqualTo(
                "{\"output\":[\"c\"],\"values\":[{\"name\":\"c\",\"type\":\"int\",\"value\":1}]}");
    }

    @Test
    void is_kept_where_the_snippet_failed_behind_it() throws Exception {
        Answer failed = run("System.out.println(\"before\"); 1 / 0");

        assertThat(failed.ok()).isFalse();
        assertThat(Json.of(failed.data())).isEqualTo("{\"output\":[\"before\"],\"values\":[]}");
    }

    @Test
    void is_cut_where_a_loop_prints_without_end() throws Exception {
        assertThat(data("for (int i = 0; i < 20_000; i++) System.out.println(i);"))
                .endsWith("\"9999\",\"…\"],\"values\":[]}");
    }

    private static String data(String source) throws InterruptedException {
        return Json.of(run(source).data());
    }

    private static Answer run(String source) throws InterruptedException {
        return JAVA.run(source, Recording.unseen());
    }
}
