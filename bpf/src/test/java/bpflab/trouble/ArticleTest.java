package bpflab.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArticleTest {
    @ParameterizedTest
    @ValueSource(strings = {"an array_of_maps", "an xdp", "an lru_hash", "an sk_storage", "an inode_storage", "a hash",
            "a stack_trace", "a user_ringbuf", "a sched_cls", "a prog_array"})
    void a_name_has_the_article_that_is_said(String noun) {
        assertThat(Article.with(noun.substring(noun.indexOf(' ') + 1))).isEqualTo(noun);
    }
}
