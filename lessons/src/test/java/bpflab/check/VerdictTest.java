package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.ReturnValues;
import bpflab.lab.Reply;
import java.util.List;
import bpflab.lesson.Seen;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Judging evidence made by hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerdictTest {
    @Test
    void replies_are_counted() {
        assertThat(verdict("ping x3 -> 3 replies", new Replies(3, 0)))
                .isEqualTo(new Verdict.Passed("3 replies"));
        assertThat(verdict("ping x3 -> 0 replies", new Replies(1, 0)))
                .isEqualTo(new Verdict.NotYet("0 replies", "1 reply"));
        assertThat(verdict("ping x3 -> at least 2 replies", new Replies(3, 0)))
                .isEqualTo(new Verdict.Passed("3 replies"));
        assertThat(verdict("udp :7 x3 -> 3 replies", new Replies(2, 0)))
                .isEqualTo(new Verdict.NotYet("3 replies", "2 replies"));
    }

    @Test
    void a_silent_neighbour_is_named() {
        assertThat(verdict("ping x3 -> 3 replies", new Replies(0, 3)).found())
                .isEqualTo("0 replies, no answer to ARP");
    }

    @Test
    void connections_must_all_be_as_expected() {
        assertThat(verdict("tcp :80 -> refused", new Connections(List.of(Reply.REFUSED))))
                .isEqualTo(new Verdict.Passed("refused"));
        assertThat(verdict("tcp :80 -> refused", new Connections(List.of(Reply.NO_ANSWER))))
                .isEqualTo(new Verdict.NotYet("refused", "no answer"));
        assertThat(verdict(
                "tcp :80 x3 -> answered",
                        new Connections(List.of(Reply.ANSWERED, Reply.NO_ANSWER, Reply.ANSWERED))))
                .isEqualTo(new Verdict.NotYet("answered", "2 answered, 1 no answer"));
        assertThat(verdict("tcp :80 -> no answer", new Connections(List.of(Reply.NO_NEIGHBOUR))))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(verdict("http :80 -> blocked", new Connections(List.of(Reply.REFUSED))))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(verdict("http :80 -> blocked", new Connections(List.of(Reply.ANSWERED))))
                .isInstanceOf(Verdict.NotYet.class);
    }

    @Test
    void verdicts_of_the_program_have_names() {
        assertThat(verdict("packet arp -> XDP_PASS", new Returns.Returned(2, ReturnValues.XDP)))
                .isEqualTo(new Verdict.Passed("XDP_PASS"));
        assertThat(verdict("packet arp -> XDP_PASS", new Returns.Returned(1, ReturnValues.XDP)))
                .isEqualTo(new Verdict.NotYet("XDP_PASS", "XDP_DROP"));
        assertThat(verdict("packet arp -> XDP_PASS", new Returns.Returned(77, ReturnValues.XDP)).found())
                .isEqualTo("77, which is no XDP action");
        assertThat(verdict("packet arp -> XDP_PASS", new Returns.Returned(-1, ReturnValues.XDP)).found())
                .isEqualTo("-1, which is no XDP action");
        assertThat(verdict("packet arp -> TC_ACT_SHOT", new Returns.Returned(2, ReturnValues.TC)))
                .isEqualTo(new Verdict.Passed("TC_ACT_SHOT"));
    }

    @Test
    void numbers_in_maps_are_compared() {
        assertThat(verdict("map m -> 1 entry", new Count(1))).isEqualTo(new Verdict.Passed("1 entry"));
        assertThat(verdict("map m 6 -> at least 3", new Count(2)))
                .isEqualTo(new Verdict.NotYet("at least 3", "2"));
        assertThat(verdict("global n -> 3", new Count(3))).isEqualTo(new Verdict.Passed("3"));
        assertThat(verdict("global n -> 3", new Observation.Missing(
                "no global variable of that name", Seen.NO_SUCH_NAME)))
                .isEqualTo(new Verdict.NotYet("3", "no global variable of that name", Seen.NO_SUCH_NAME));
    }

    @Test
    void a_printed_line_is_looked_for() {
        assertThat(verdict("trace -> proto 1", new Prints.Printed(List.of("x", "flow proto 1"))))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(verdict("trace -> proto 1", new Prints.Printed(List.of())))
                .isEqualTo(new Verdict.NotYet("a line with \"proto 1\"", "nothing printed"));
        assertThat(verdict("trace -> proto 1", new Prints.Printed(List.of("a", "b"))).found())
                .isEqualTo("2 lines, the last \"b\"");
    }

    @Test
    void what_nobody_looked_at_is_skipped() {
        assertThat(CheckKinds.parse("loads").on(Evidence.NONE)).isEqualTo(new Verdict.Skipped("a row above failed"));
    }

    @Test
    void evidence_is_never_changed() {
        Check check = CheckKinds.parse("loads");
        Evidence more = Evidence.NONE.with(check, new Loads.Loaded("drop"));

        assertThat(check.on(more)).isEqualTo(new Verdict.Passed("loaded drop"));
        assertThat(check.on(Evidence.NONE)).isInstanceOf(Verdict.Skipped.class);
    }

    @Test
    void a_check_that_is_asked_twice_is_judged_by_what_was_seen_each_time() {
        Check before = CheckKinds.parse("loads");
        Check after = CheckKinds.parse("loads");
        Evidence evidence = Evidence.NONE
                .with(before, new Loads.Loaded("drop"))
                .with(after, new Observation.Missing("nothing"));

        assertThat(before.on(evidence)).isEqualTo(new Verdict.Passed("loaded drop"));
        assertThat(after.on(evidence)).isInstanceOf(Verdict.NotYet.class);
        assertThat(CheckKinds.parse("loads").on(evidence)).isInstanceOf(Verdict.Skipped.class);
    }

    private static Verdict verdict(String line, Observation seen) {
        Check check = CheckKinds.parse(line);
        return check.on(Evidence.NONE.with(check, seen));
    }
}
