package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What javac does not look at in our texts of Java, and a reader stumbles over. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JavaTextsTest {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");
    /** A tag of a block that stands in the middle of a line: javadoc takes it for words. */
    private static final Pattern INSIDE_A_LINE = Pattern.compile("[^\\n*\\s].*\\s@(?:param|return|throws|see)\\s.*");
    private static final Pattern NO_CODE = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\"\\n.*?\"\"\""
            + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+'|(?m:^(?:import|package) .*?;)");
    private static final Pattern WHOLE_NAME =
            Pattern.compile("(?<![\\w.])(?:java|javax|org|com|bpflab)\\.(?:[a-z]\\w*\\.)*([A-Z]\\w*)");

    @Test
    void a_tag_begins_a_line_since_javadoc_reads_it_only_there() {
        assertThat(Tree.javaFiles()).allSatisfy(file -> assertThat(inComments(INSIDE_A_LINE, Tree.text(file)))
                .as(Tree.TOP.relativize(file).toString())
                .isEmpty());
    }

    /** But where two classes of one name are meant, as {@code Sent}: there one is written whole. */
    @Test
    void classes_are_named_by_imports() {
        assertThat(Tree.javaFiles()).filteredOn(file -> !file.endsWith("package-info.java"))
                .allSatisfy(file -> assertThat(wholeNames(code(Tree.text(file))))
                        .as(Tree.TOP.relativize(file).toString())
                        .isEmpty());
    }

    private static Stream<String> wholeNames(String code) {
        return WHOLE_NAME.matcher(code).results()
                .filter(name -> !Pattern.compile("(?<![\\w.])" + name.group(1) + "\\b").matcher(code).find())
                .map(MatchResult::group);
    }

    /** Without comments, texts, and the lines that are to have whole names. */
    private static String code(String java) {
        return NO_CODE.matcher(java).replaceAll(" ");
    }

    private static Stream<String> inComments(Pattern wanted, String java) {
        return COMMENT.matcher(java).results()
                .flatMap(comment -> wanted.matcher(comment.group().substring("/**".length())).results())
                .map(MatchResult::group);
    }
}
