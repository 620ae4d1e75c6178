package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What {@code :check} puts away before it looks, and what it says beside its rows. */
class AroundCheckTest extends AtFirstExercise {
    @Test
    void what_clang_warned_of_is_told_where_the_file_does_not_do_it() throws Exception {
        Files.writeString(room.copy("x.c"), Classroom.DROP.replace("{ return", "{\n\tint unused;\n\treturn"));

        assertThat(room.type(":check")).containsSubsequence(
                "not yet   packet arp", "warning   x.c:4 unused variable 'unused'", ":edit");
        Files.writeString(room.copy("x.c"), Classroom.PASS.replace("{ return", "{\n\tint unused;\n\treturn"));
        assertThat(room.type(":check")).contains("solved").doesNotContain("warning");
    }

    @Test
    void a_check_before_its_exercise_names_the_way_there_and_no_hint() throws InterruptedException {
        room.type(":lesson first --start");

        assertThat(room.type(":check")).endsWith(":next 2   # goes to this exercise");
        assertThat(room.type(":hint")).contains("there is nothing to hint at here", ":next 2");
        room.type(":next 2");
        assertThat(room.type(":check")).contains(":edit   # changes it", ":hint   # (1 of");
    }

    @Test
    void a_file_that_does_not_compile_is_edited_at_its_first_error() throws Exception {
        room.seat(text -> text);
        room.type(":edit");
        assertThat(room.editedAt).isEqualTo("0 ");
        Files.writeString(room.copy("x.c"), Classroom.PASS.replace("return XDP_PASS;", "\nreturn XDP_PAS;"));
        room.type(":check");

        room.type(":edit");

        assertThat(room.editedAt).startsWith("4 use of undeclared identifier 'XDP_PAS'");
        Files.writeString(room.copy("x.c"), Classroom.DROP);
        room.type(":edit");
        assertThat(room.editedAt).isEqualTo("0 ");
    }

    @Test
    void what_was_attached_to_either_side_of_lab0_at_tc_is_detached_too() throws Exception {
        Files.writeString(room.copy("seen.c"), Classroom.HEAD + """
                SEC("tc") int seen(struct __sk_buff *skb) { return 0; }
                """);
        room.type(":load seen.c");
        room.type(":attach seen tc egress lab0");
        room.type(":attach seen tc ingress lab0 --mode clsact");

        assertThat(room.type(":check")).contains(
                "seen detached from egress lab0: your file is checked alone",
                "seen detached from ingress lab0: your file is checked alone");
        assertThat(room.bench().links()).isEmpty();
    }
}
