package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code :why} of programs that are attached nowhere, since the place that their {@code SEC()} names is not there. */
class WhyNoSuchPlaceTest extends KernelDesk {
    private String why(String section) throws Exception {
        desk.file("x.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                char LICENSE[] SEC("license") = "GPL";
                int hits;
                SEC("%s") int x(void *ctx) { hits++; return 0; }
                """.formatted(section));
        desk.type(":load x.c");
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "tracepoint/sched/sched_swich | this kernel has no tracepoint sched/sched_swich "
                    + "| :attach x tracepoint sched/sched_switch",
            "uprobe/libc.so.6:getenvv | has no function getenvv | :attach x uprobe libc.so.6:getenv"})
    void a_name_that_is_misspelt_is_told_with_the_line_that_attaches_it(String section, String why, String line)
            throws Exception {
        String answer = why(section);
        assertThat(answer).contains("✗ not attached", why, "→ instead: " + line);
        Matcher typed = Pattern.compile(":attach x \\S+ \\S+").matcher(answer);
        assertThat(typed.find()).isTrue();
        desk.type(typed.group());
        assertThat(desk.last().ok()).as(typed.group()).isTrue();
    }

    @Test
    void what_no_name_is_near_to_is_not_said_to_be_attached() throws Exception {
        assertThat(why("tracepoint/sched/zzzzzzzzzzzz")).contains("this kernel has no tracepoint sched/zzzzzzzzzzzz")
                .doesNotContain("→ attach it", ":attach x");
    }

    /** It was attached for a moment only. */
    @Test
    void what_can_be_attached_is_left_as_it_is() throws Exception {
        assertThat(why("tracepoint/sched/sched_switch")).contains("nothing in the kernel calls it", ":attach x");
        assertThat(desk.bench().links()).isEmpty();
        assertThat(desk.type(":why x")).contains("✗ not attached");
    }
}
