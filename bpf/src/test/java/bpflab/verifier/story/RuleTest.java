package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.ast.SourceTrees;
import bpflab.elf.ProgramSpec;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.rules.Rule;
import bpflab.verifier.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleTest {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)(?:\\|[^}]*)?\\}");

    private static final List<String> ALWAYS_KNOWN = List.of(
            "{pass}", "{hook}", "{from}", "{size}", "{name}", "{far}", "{here}", "{vs}", "{thing}", "{keyOrValue}",
                    "{missing}");

    static Stream<Rule> rules() {
        return Rules.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void says_what_why_and_how_to_mend_it(Rule rule) {
        assertThat(texts(rule))
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(rule.what())
                .as("begins with a verb")
                .matches("(?:\\{access\\}|\\{may\\}|[a-z]+) .*")
                .doesNotEndWith(".");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fills_its_holes_with_facts_that_there_are(Rule rule) {
        for (String text : texts(rule)) {
            Matcher hole = HOLE.matcher(text);
            while (hole.find()) {
                String name = hole.group(1);
                assertThat(Placeholders.names().contains(name) || rule.message().pattern().contains("(?<" + name + ">"))
                        .as(rule.name() + ": {" + name + "}")
                        .isTrue();
            }
            assertThat(HOLE.matcher(text).replaceAll("")).doesNotContainPattern("[{]\\w").doesNotContain("|");
        }
    }

    @Test
    void a_callback_that_an_old_libbpf_left_out_is_not_said_to_be_wrong() {
        assertThat(Rules.ALL.stream().filter(rule -> rule.message()
                .matcher("exception callback type id not found in func_info").matches()).map(Rule::name).findFirst())
                .contains("callback-left-out");
        assertThat(Rules.ALL.stream().filter(rule -> rule.message()
                .matcher("exception cb cannot be called directly").matches()).map(Rule::name).findFirst())
                .contains("callback-throws");
    }

    private static List<String> texts(Rule rule) {
        List<String> texts = new ArrayList<>(List.of(rule.what(), rule.why(), rule.mark()));
        rule.remedies().forEach(remedy -> texts.add(remedy.text()));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void has_a_remedy_that_needs_no_fact(Rule rule) {
        String last = rule.remedies().get(rule.remedies().size() - 1).text();

        assertThat(HOLE.matcher(last).results().map(hole -> hole.group()).filter(hole -> !hole.contains("|")).toList())
                .isSubsetOf(ALWAYS_KNOWN);
    }

    @Test
    void fills_in_what_is_known_and_else_the_words_for_it() {
        RejectionContext context =
                new RejectionContext(new VerifierLog("invalid shift 64\n"),
                        new ProgramSpec("p", "xdp", new byte[0], List.of(), List.of(), List.of()), SourceTrees.NONE);
        Matcher message = Pattern.compile("invalid shift (?<bits>\\d+)").matcher("invalid shift 64");
        message.find();
        RuleMatch match = new RuleMatch(context, message);

        assertThat(Placeholders.fill("{bits} bits, {helper|nothing} called, {hook}: {pass}", match))
                .isEqualTo("64 bits, nothing called, XDP: return XDP_PASS;");
    }

    @Test
    void counts_bytes_as_people_do() {
        assertThat(Placeholders.bytes(12, 1)).isEqualTo("byte 12");
        assertThat(Placeholders.bytes(12, 2)).isEqualTo("bytes 12 and 13");
        assertThat(Placeholders.bytes(12, 4)).isEqualTo("bytes 12 to 15");
    }

    @Test
    void puts_values_into_words() {
        assertThat(ValueWords.of("pkt(off=14,r=34)")).isEqualTo("start of the packet + 14");
        assertThat(ValueWords.of("map_value_or_null(id=1,map=counts,ks=4,vs=8)"))
                .isEqualTo("a value of counts, or NULL");
        assertThat(ValueWords.of("scalar(smin=smin32=0,smax=umax=smax32=umax32=60,var_off=(0x0; 0x3c))"))
                .isEqualTo("a number from 0 to 60");
        assertThat(ValueWords.of("scalar(smin=0xffffffff80000000,smax=smax32=64)"))
                .isEqualTo("a number from -2147483648 to 64");
        assertThat(ValueWords.of("scalar()")).isEqualTo("any number");
        assertThat(ValueWords.of("0x10")).isEqualTo("the number 16");
        assertThat(ValueWords.of("fp-8")).isEqualTo("a variable on the stack");
        assertThat(ValueWords.of("something_new(x=1)")).isEqualTo("something_new");
    }
}
