package bpflab.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlignmentTest {

    @Test
    void pairs_what_is_equal_in_order() {
        assertThat(common("abcabba", "cbabac")).hasSize(4);
        assertThat(common("abc", "abc")).containsExactly("0=0", "1=1", "2=2");
        assertThat(common("axbyc", "abc")).containsExactly("0=0", "2=1", "4=2");
        assertThat(common("abc", "xyz")).isEmpty();
        assertThat(common("", "abc")).isEmpty();
        assertThat(common("abc", "")).isEmpty();
    }

    @Test
    void is_as_long_as_the_longest_that_there_is() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            List<String> a = texts(random, random.nextInt(30), 4);
            List<String> b = texts(random, random.nextInt(30), 4);
            List<Alignment.Pair> pairs = Alignment.of(a, b);
            assertPairs(a, b, pairs);
            assertThat(pairs).as(a + " " + b).hasSize(longest(a, b));
        }
    }

    @Test
    void lists_that_differ_everywhere_take_bounded_time() {
        Random random = new Random(7);
        List<String> a = texts(random, 50_000, 100_000);
        List<String> b = texts(random, 50_000, 100_000);
        List<Alignment.Pair> pairs =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Alignment.of(a, b));
        assertPairs(a, b, pairs);
    }

    private static void assertPairs(List<String> a, List<String> b, List<Alignment.Pair> pairs) {
        int x = -1;
        int y = -1;
        for (Alignment.Pair pair : pairs) {
            assertThat(pair.first()).isGreaterThan(x);
            assertThat(pair.second()).isGreaterThan(y);
            x = pair.first();
            y = pair.second();
            assertThat(a.get(x)).isEqualTo(b.get(y));
        }
    }

    private static List<String> texts(Random random, int count, int different) {
        return random.ints(count, 0, different).mapToObj(Integer::toString).toList();
    }

    private static List<String> common(String a, String b) {
        return Alignment.of(letters(a), letters(b)).stream()
                .map(pair -> pair.first() + "=" + pair.second())
                .toList();
    }

    private static List<String> letters(String text) {
        return text.isEmpty() ? List.of() : Stream.of(text.split("")).toList();
    }

    private static int longest(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                length[i][j] = a.get(i - 1).equals(b.get(j - 1))
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[a.size()][b.size()];
    }
}
