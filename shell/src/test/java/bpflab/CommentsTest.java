package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What javac does not look at in comments, and javadoc then shows otherwise than it was meant. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommentsTest {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");
    /** A tag of a block that stands in the middle of a line: javadoc takes it for words. */
    private static final Pattern INSIDE_A_LINE = Pattern.compile("[^\\n*\\s].*\\s@(?:param|return|throws|see)\\s.*");

    @Test
    void a_tag_begins_a_line_since_javadoc_reads_it_only_there() {
        assertThat(Tree.javaFiles()).allSatisfy(file -> assertThat(inComments(INSIDE_A_LINE, Tree.text(file)))
                .as(Tree.TOP.relativize(file).toString())
                .isEmpty());
    }

    private static Stream<String> inComments(Pattern wanted, String java) {
        return COMMENT.matcher(java).results()
                .flatMap(comment -> wanted.matcher(comment.group().substring("/**".length())).results())
                .map(MatchResult::group);
    }
}
