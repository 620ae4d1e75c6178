package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import bpflab.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bytes of a key that were never written are pointed out at {@code :load}. */
class UnwrittenNoteTest extends KernelDesk {
    private static final String NOTE = "padded.c:28: bpf_map_lookup_elem reads byte 7 of the 8 of the key "
            + "(padding behind proto)";

    @Test
    void a_padded_key_is_a_note_with_what_to_write_which_mends_it() throws Exception {
        String source = padded();
        String said = desk.file("padded.c", source).type(":load padded.c").replaceAll("\\s+", " ");
        assertThat(said).contains("note " + NOTE, "Write struct flow f = {}; in line 20");
        List<?> remarks = (List<?>) ((Map<?, ?>) JsonReader.read("the data", Json.of(desk.last().data())))
                .get("remarks");
        assertThat(remarks).singleElement().asString().startsWith(NOTE);
        String mended = source.replace("struct flow f;", "struct flow f = {};");
        assertThat(desk.file("padded.c", mended).type(":load padded.c")).doesNotContain("note");
    }

    @Test
    void the_second_look_is_told_by_how() throws Exception {
        desk.file("padded.c", padded()).type(":load padded.c");
        assertThat(desk.bench().how().calls()).containsSubsequence(
                "once more without CAP_PERFMON: does it read bytes that were never written?",
                "BPF_PROG_LOAD count -> EACCES", "BPF_PROG_LOAD count, now with a log -> EACCES");
    }

    private static String padded() throws Exception {
        try (var in = UnwrittenNoteTest.class.getResourceAsStream("padded.c")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
