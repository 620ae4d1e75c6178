package bpflab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpectedTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "3 sent, 0 received; 3 sent, 0 received",
        "a   b; '  a b  '",
        "id <id>  tag <tag>; id 121 tag b11459a0e11ca14c",
        "took (<ms>); took (41)",
        "<n>%; 33%",
        "<time> <process> cpu <n>; 12:00:19.950  Reference Handl-15030  cpu 1",
        "<process> cpu; bash-1 cpu",
        "#include <linux/bpf.h>; #include <linux/bpf.h>",
        "...; ''",
        "...; a|b",
        "a|...; a",
        "a|...; a|b|c",
        "...|z; a|z|b|z",
        "a|...|m|...|z; a|m|x|m|z",
        "...|...|z; z",
        "a||b; a|b",
        "a|b; a||b",
        "a.c; a.c",
        "''; anything",
    })
    void fits(String expected, String output) {
        assertThat(difference(expected, output)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "3 sent, 0 received; 3 sent, 3 received; 3 sent, 0 received; 3 sent, 3 received",
        "a|b; a; b; (nothing more)",
        "a; a|b; (nothing more); b",
        "id <id>; id; id <id>; id",
        "id <id>; id 1 2; id <id>; id 1 2",
        "a.c; abc; a.c; abc",
        "A; a; A; a",
        "#include <linux/bpf.h>; #include <x>; #include <linux/bpf.h>; #include <x>",
        "...|z; a|b; z; (nothing more)",
        "a|...|z|end; a|b|z|other; end; other",
        "a|...|z|end; a|z|other|z; end; (nothing more)",
        "a; ''; a; (nothing more)",
    })
    void differs(String expected, String output, String there, String here) {
        assertThat(difference(expected, output)).contains(new Expected.Difference(there, here));
    }

    @Test
    void the_answer_is_in_the_line_that_has_the_right_ones_around_it() {
        Expected expected = new Expected(List.of("sent 54 bytes", "<answer=back> 54 bytes", "..."));

        assertThat(expected.answerIn(List.of("sent 54 bytes", "back 54 bytes", "more"))).contains("back");
        assertThat(expected.answerIn(List.of("nothing", "lost 54 bytes"))).as("else the first that fits")
                .contains("lost");
        assertThat(new Expected(List.of("...", "call <answer>#<n>", "exit"))
                .answerIn(List.of("call weigh#1", "call update#2", "exit"))).contains("update");
    }

    @Test
    void many_wildcards_over_much_output_stay_quick() {
        List<String> lines = IntStream.range(0, 3000).mapToObj(i -> "line " + i % 7).toList();
        String expected = "...|line 3|".repeat(200) + "...|never";

        assertThat(new Expected(Arrays.asList(expected.split("\\|"))).differenceTo(lines))
                .contains(new Expected.Difference("never", Expected.NOTHING_MORE));
    }

    private static Optional<Expected.Difference> difference(String expected, String output) {
        return new Expected(Arrays.asList(expected.split("\\|"))).differenceTo(Arrays.asList(output.split("\\|")));
    }
}
