package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code :verifier FILE.log}: logs that other tools saved. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SavedVerdictTest {
    private static final String LOG = """
            0: R1=ctx() R10=fp0
            ; return *n; @ p.c:14
            7: (79) r1 = *(u64 *)(r0 +0)
            REASON
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;
    private static final String NULL = LOG.replace("REASON", "R0 invalid mem access 'map_value_or_null'");

    @TempDir
    Path folder;
    private Desk desk;

    @BeforeEach
    void open() {
        desk = Desk.in(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void reads_what_PowerShell_saved_in_UTF_16_as_any_other() throws Exception {
        Files.writeString(desk.bench().folder().newFile("utf16.log"), "\ufeff" + NULL, StandardCharsets.UTF_16LE);
        desk.file("utf8.log", NULL);

        String known = desk.type(":verifier utf8.log");

        assertThat(known).contains("without asking whether it is NULL");
        assertThat(desk.type(":verifier utf16.log")).isEqualTo(known);
    }

    @Test
    void advises_to_look_at_this_log_not_at_the_last_one_of_the_bench() throws Exception {
        desk.file("new.log", LOG.replace("REASON", "the moon is too close"));
        desk.file("my new.log", LOG.replace("REASON", "the moon is too close"));

        assertThat(desk.type(":verifier new.log")).contains("fix    :verifier new.log --raw   # the end of the log");
        assertThat(desk.type(":verifier new.log --raw   # the end of the log")).contains("the moon is too close");
        assertThat(desk.type(":verifier 'my new.log'")).contains(":verifier 'my new.log' --raw");
        assertThat(desk.type(":verifier 'my new.log' --raw")).contains("the moon is too close");
    }

    @Test
    void tells_that_a_log_is_one_of_a_program_that_was_accepted() throws Exception {
        desk.file("good.log", LOG.replace("REASON\n", ""));

        assertThat(desk.type(":verifier good.log").replaceAll("\\s+", " "))
                .contains("nothing to explain in good.log", "accepted this program", "2 instructions looked at");
    }

    @Test
    void tells_that_a_log_breaks_off_within_its_reason() throws Exception {
        desk.file("cut.log", NULL.substring(0, NULL.indexOf("_value_or_null")));

        assertThat(desk.type(":verifier cut.log").replaceAll("\\s+", " "))
                .contains("breaks off before it says why", "ends with a line that begins with \"processed\"",
                        "R0 invalid mem access 'map");
    }
}
