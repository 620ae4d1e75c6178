package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.ast.Range;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the first column {@code @} stands before the character that line information names. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            return eth->@h_proto == 8 ? 1 : 2;           ~ eth->h_proto
            @return row ? row : 0;                       ~ row ? row : 0
            row[queue] @+= 1;                            ~ row[queue]
            *seen @+= 1;                                 ~ *seen
            ctx->ingress_ifindex @= 1;                   ~ ctx->ingress_ifindex
            return @*where ? 1 : 2;                      ~ *where
            x = @*(volatile __u64 *)((void *)ctx + 200); ~ *(volatile __u64 *)((void *)ctx + 200)
            __u8 *last = end @- 1;                       ~ end - 1
            if (i @* 3 == wanted)                        ~ i * 3
            @while (!go)                                 ~ !go
            @bpf_spin_lock(&account->lock);              ~ bpf_spin_lock
            for (int i = 0; i < 9; i@++) {               ~ i
            a = letters[ctx->@queue];                    ~ letters[ctx->queue]
            @asm volatile(                               ~ ''
            @}                                           ~ }
            return a;@                                   ~ ''
            """)
    void is_found_from_a_column(String marked, String expression) {
        int at = marked.indexOf('@');
        String text = marked.replace("@", "");
        Range range = Expression.at(text, at);

        assertThat(range.of(text)).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            bpf_printk("%c", ctx->name[0]);  ~ ctx->name[0]
            a->b = c->d;                     ~ ''
            return length;                   ~ ''
            x = ops->call(1);                ~ ''
            """)
    void is_guessed_only_where_there_is_one(String text, String expression) {
        Range range = Expression.onlyAccess(text);

        assertThat(range.of(text)).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource({"eth->h_proto, eth", "row[2], row", "*row, row", "ctx->name[0], ctx->name",
            "letters[ctx->queue], letters", "plain, plain"})
    void has_a_pointer_that_it_goes_through(String expression, String base) {
        assertThat(Expression.base(expression)).isEqualTo(base);
    }
}
