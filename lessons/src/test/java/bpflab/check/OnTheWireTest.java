package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Seen;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is said of a socket filter where its packets are not alone on the wire. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnTheWireTest extends Examination {
    private static final String CHECK = "send x9 tcp udp and seen -> as the solution";
    private static final String COUNTS = HEAD + """
            __u64 seen = 0;
            SEC("socket") int count(struct __sk_buff *skb)
            {
                    __sync_fetch_and_add(&seen, %s);
                    return 0;
            }
            """;

    /** Two copies of such a solution never agree, as two that others' packets came between. */
    @Test
    void nothing_is_said_of_a_file_while_two_copies_of_the_solution_differ() throws Exception {
        solution(COUNTS.formatted("bpf_get_prandom_u32()"));

        ExerciseResult.Judged judged = judged(COUNTS.formatted("1"), CHECK);

        assertThat(judged.passed()).isFalse();
        assertThat(judged.rows()).singleElement().satisfies(row -> {
            assertThat(row.verdict()).isEqualTo(
                    new Verdict.NotYet("as the solution", "others sent packets meanwhile", Seen.TIMED_OUT));
            assertThat(row.cases()).isEmpty();
        });
        assertThat(judged.seen()).isEqualTo(Seen.TIMED_OUT);
    }
}
