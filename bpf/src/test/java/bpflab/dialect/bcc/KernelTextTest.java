package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelTextTest {
    private static final String TYPES = """
            typedef unsigned int __u32;

            typedef void (*callback_t)(int);

            typedef struct page *pgtable_t;

            enum {
            \tfalse = 0,
            \ttrue = 1,
            };

            enum colour {
            \tRED,
            \tGREEN = 5,
            };

            struct flow {
            \t__u32 source;
            \tint ports[2];
            \tunion {
            \t\tint inner;
            \t};
            };

            typedef struct {
            \tint counter;
            } atomic_t;

            struct forward;

            union either {
            \tint a;
            };
            """;
    private static final String MACROS = """
            #define ETH_P_IP 0x0800
            #define EMPTY\s
            #define BARE
            #define ITSELF ITSELF
            #define RED 7
            #define TWICE(x) ((x) * 2)
            #define LAST 1""";

    private final KernelText text = new KernelText(TYPES, MACROS);

    @Test
    void a_tag_is_found_by_its_keyword_and_its_whole_name() {
        assertThat(text.hasTag("struct", "flow")).isTrue();
        assertThat(text.hasTag("enum", "colour")).isTrue();
        assertThat(text.hasTag("union", "either")).isTrue();
        assertThat(text.hasTag("union", "flow")).isFalse();
        assertThat(text.hasTag("struct", "flo")).isFalse();
        assertThat(text.hasTag("struct", "flows")).isFalse();
        assertThat(text.hasTag("struct", "forward")).as("declared, not defined").isFalse();
    }

    @Test
    void the_body_of_a_tag_ends_at_its_own_bracket() {
        assertThat(text.body("struct", "flow")).contains("source", "inner").doesNotContain("counter");
        assertThat(text.body("struct", "nothing")).isEmpty();
    }

    @Test
    void a_plain_name_is_a_number_or_another_name_of_a_type_and_no_member() {
        assertThat(text.hasEnumerator("RED")).isTrue();
        assertThat(text.hasEnumerator("GREEN")).isTrue();
        assertThat(text.hasEnumerator("__u32")).isFalse();
        for (String name : new String[] {"true", "RED", "__u32", "pgtable_t", "atomic_t"}) {
            assertThat(text.hasPlainName(name)).as(name).isTrue();
        }
        for (String name : new String[] {"source", "ports", "counter", "colour", "flow", "u32", ""}) {
            assertThat(text.hasPlainName(name)).as(name).isFalse();
        }
    }

    @Test
    void a_macro_is_given_as_its_line_where_it_says_something_that_vmlinux_does_not() {
        assertThat(text.define("ETH_P_IP")).contains("#define ETH_P_IP 0x0800");
        assertThat(text.define("TWICE")).contains("#define TWICE(x) ((x) * 2)");
        assertThat(text.define("LAST")).contains("#define LAST 1");
        for (String name : new String[] {"EMPTY", "BARE", "ITSELF", "RED", "ETH_P", "NOTHING"}) {
            assertThat(text.define(name)).as(name).isEmpty();
        }
    }

    @Test
    void an_index_that_grows_keeps_all_its_words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            words.append("word").append(i * 7919).append('\n');
        }
        NameIndex index = new NameIndex(words.toString());
        for (int from = 0; from < words.length(); from = words.indexOf("\n", from) + 1) {
            index.add(from, words.indexOf("\n", from));
        }
        for (int i = 0; i < 50_000; i++) {
            String word = "word" + i * 7919;
            int at = index.find(word);
            assertThat(words.substring(at, at + word.length() + 1)).isEqualTo(word + "\n");
            assertThat(index.find("ward" + i)).isEqualTo(-1);
        }
    }
}
