package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solutions of the course, spoilt in a way that ordinary traffic does not show. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrongWaysTest extends Examination {
    private static final Path COURSE = Path.of("course");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', value = {
        "life-of-a-program packet_count; no packet is traced; bpf_printk(\"packet %d\", counter); (void) 0",
        "life-of-a-program every_tenth; every fifth is traced; packets % 10; packets % 5",
        "tcp-filter icmp_filter; a number near that of ICMP; ip->protocol == IPPROTO_ICMP; ip->protocol < IPPROTO_TCP",
        "tcp-filter byte_order; half of the type; eth->h_proto != bpf_htons(ETH_P_IP); (eth->h_proto & 0xff) != 8",
        "port-filter web_filter; UDP as well; ip->protocol != IPPROTO_TCP; ip->protocol % 11 != 6",
        "old-socket-filter udp_total; any frame is IPv4; skb->protocol != bpf_htons(ETH_P_IP); 0",
        "old-socket-filter opened_to; SYN and no other flag; !tcp.syn || tcp.ack; !tcp.syn || tcp.ack || tcp.ece",
        "old-socket-filter opened_to; whatever IPv4 carries; ip.protocol != IPPROTO_TCP; 0",
        "old-socket-filter opened_to; the IPv4 header has no options; ETH_HLEN + ip.ihl * 4; ETH_HLEN + sizeof(ip)",
        "old-socket-filter by_protocol; any frame is IPv4; eth.h_proto != bpf_htons(ETH_P_IP); 0",
        "classic-bpf by_listing; the IPv4 header has no options; 4 * (load_byte(skb, 14) & 0xf); 20",
        "classic-bpf by_listing; no packet is a fragment; load_half(skb, 20) & 0x1fff; 0",
        "classic-bpf by_listing; fragments that more follow; 0x1fff; 0x3fff",
        "actions pong; no sum carries; sum + (sum >> 16); sum",
    })
    void fail_at_packets_by_chance_whatever_the_seed(String exercise, String way, String right, String wrong)
            throws Exception {
        String[] name = exercise.split(" ");
        Lesson lesson = Checks.read(Course.open(COURSE.toAbsolutePath()).find(name[0]));
        Step.Exercise asked = lesson.exercises().stream()
                .filter(each -> each.file().equals(name[1] + ".c"))
                .findFirst()
                .orElseThrow();
        String solution = Files.readString(lesson.solution(asked.file()));
        assertThat(solution).contains(right);
        Path file = Files.writeString(folder.resolve(asked.file()), solution.replace(right, wrong));

        for (long seed = 1; seed <= 3; seed++) {
            ExerciseResult result = new ExerciseRun(kernel, clang, () -> lab).examine(file, lesson, asked, seed);
            assertThat(result).isInstanceOf(ExerciseResult.Judged.class);
            ExerciseResult.Judged judged = (ExerciseResult.Judged) result;
            assertThat(judged.passed()).as("seed " + seed).isFalse();
            ExerciseResult.Row row = judged.rows().get(judged.failing());
            assertThat(row.check().expected()).as("seed " + seed).isEqualTo("as the solution");
            assertThat(row.verdict()).isInstanceOfSatisfying(
                    Verdict.NotYet.class, no -> assertThat(no.found())
                            .matches("other numbers|other lines in the trace|\\d+ of \\d+ as the solution"));
            assertThat(row.cases()).isNotEmpty();
        }
    }
}
