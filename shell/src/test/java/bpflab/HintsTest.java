package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.command.Command;
import bpflab.command.Commands;
import bpflab.command.ParsedArguments;
import bpflab.command.all.AllCommands;
import bpflab.script.ShellWords;
import bpflab.trouble.Advice;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.TroubleView;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a hint offers can be typed as it stands: a command that is complete, and words only behind its {@code #}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HintsTest {
    private static final List<SourceTexts.Text> TEXTS = SourceTexts.all();

    private static final Pattern COMMAND_IN_PROSE = Pattern.compile("(?<![\\w`\"])[:!][a-z]{2,}");

    /** A regular expression, or lines of their own. */
    private static final Pattern PATTERN = Pattern.compile("\\(\\?|\\^|\\\\[bsS]|\n");

    /** Those that are not between quotes. */
    private static final String BLANKS = " +(?=(?:[^']*'[^']*')*[^']*$)";

    private final Commands commands = AllCommands.interpreter(null, null).commands();

    @Test
    void a_line_of_a_hint_is_a_command_with_a_remark_or_words_without_a_command() {
        List<SourceTexts.Text> hints = TEXTS.stream().filter(SourceTexts.Text::isHint).toList();
        assertThat(hints).hasSizeGreaterThan(300);
        assertThat(hints.stream().flatMap(hint -> wrong(hint.words()).map(why -> hint.place() + ": " + why))).isEmpty();
    }

    @Test
    void a_text_that_begins_as_a_command_is_one() {
        List<SourceTexts.Text> offered = TEXTS.stream()
                .filter(text -> text.words().matches("(?s):[a-z]+ .*") && !text.words().endsWith(" "))
                .toList();
        assertThat(offered).hasSizeGreaterThan(100);
        assertThat(offered.stream().flatMap(text -> wrong(text.words()).map(why -> text.place() + ": " + why)))
                .isEmpty();
    }

    @Test
    void a_sentence_with_a_command_ends_with_it() {
        List<SourceTexts.Text> told = TEXTS.stream()
                .filter(text -> !text.isHint() && !text.words().startsWith(":"))
                .filter(text -> !PATTERN.matcher(text.words()).find() && spoken(text.words()).isPresent())
                .toList();
        assertThat(told).hasSizeGreaterThan(8);
        assertThat(told.stream()
                .filter(text -> wrong(Advice.of(spoken(text.words()).get()).get(0)).isPresent())
                .map(text -> text.place() + ": " + text.words())).isEmpty();
    }

    /** What a verb tells: {@code bpflab run}, {@code check}, {@code author} and the others have no prompt. */
    @Test
    void a_hint_that_is_read_in_the_systems_shell_is_typed_there() {
        List<String> typed = TEXTS.stream()
                .filter(SourceTexts.Text::isHint)
                .flatMap(hint -> shown(hint.words()))
                .filter(line -> line.matches("[:!][a-z].*|bpflab .*"))
                .toList();
        assertThat(typed).hasSizeGreaterThan(150).noneMatch(line -> line.matches("[:!][a-z].*"));
        assertThat(typed.stream().filter(line -> !isUnderstood(line))).isEmpty();
    }

    private static Stream<String> shown(String hint) {
        View spelt = new ShellWords().apply(TroubleView.of(Trouble.usage("", "", hint)));
        return TerminalRenderer.lines(spelt, 1000).stream()
                .map(line -> line.text().strip().replaceFirst("^try +", "").replaceFirst(" {3}# .*", ""));
    }

    /** As the arguments that the shell makes of it. */
    private boolean isUnderstood(String line) {
        List<String> words = new ArrayList<>();
        String given = line.replaceFirst("^bpflab ", "").replaceFirst(" > FILE$", "");
        Matcher word = Pattern.compile("((?:'[^']*'|\\\\.|[^ '])+) *").matcher(given);
        while (word.find()) {
            words.add(word.group(1).replaceAll("'([^']*)'", "$1").replace("\\'", "'"));
        }
        try {
            Arguments asked = Arguments.of(words.toArray(String[]::new));
            return asked.lines().stream().allMatch(each -> each.equals("LINE") || notUnderstood(each).isEmpty());
        } catch (TroubleException no) {
            return no.trouble().why().endsWith("is the launcher's");
        }
    }

    @Test
    void what_is_wrong_would_be_seen() {
        assertThat(Stream.of(":links shows where", "start again with :trace", ":lode x.c", ":lab up, then :lab ping",
                        ":trace --fro 5s", "see it by !ls", ":help load   # tells\n:help loaf of bread"))
                .allMatch(hint -> wrong(hint).findAny().isPresent());
        assertThat(Stream.of(":links   # shows where", "did you mean lab0?", ":lab up\n:lab ping", "!ls -l x   # who?"))
                .allMatch(hint -> wrong(hint).findAny().isEmpty());
    }

    /** The last command of the bench in a sentence, to the end of it: without its full stop or closing bracket. */
    private Optional<String> spoken(String text) {
        Matcher command = COMMAND_IN_PROSE.matcher(text);
        Optional<String> last = Optional.empty();
        while (command.find()) {
            // A bare name at the end is how one speaks of a command.
            if (text.indexOf(' ', command.end()) >= 0
                    && commands.all().stream().anyMatch(each -> command.group().equals(":" + each.name()))) {
                last = Optional.of(text.substring(command.start()).replaceFirst("[.)]+$", ""));
            }
        }
        return last;
    }

    private Stream<String> wrong(String hint) {
        return Advice.of(hint).stream().flatMap(line -> wrong(line).stream());
    }

    private Optional<String> wrong(Advice line) {
        if (line.typed().isEmpty()) {
            return COMMAND_IN_PROSE.matcher(line.words()).find()
                    ? Optional.of("a command in the middle of words: " + line.words())
                    : Optional.empty();
        }
        return line.typed().startsWith(":") ? notUnderstood(line.typed()) : Optional.empty();
    }

    private Optional<String> notUnderstood(String typed) {
        if (typed.startsWith(":" + SourceTexts.NAME)) {
            return Optional.empty();
        }
        if (typed.matches(".*[,;] .*")) {
            return Optional.of(typed + ": goes on as a sentence");
        }
        List<String> words = new ArrayList<>(Arrays.asList(
                typed.substring(1).replaceAll("(--[a-z]+)" + SourceTexts.NAME, "$1").split(BLANKS)));
        try {
            Command command = commands.named(words.remove(0));
            ParsedArguments.sort(command.name(), command.help(), words);
            return Optional.empty();
        } catch (TroubleException no) {
            return Optional.of(typed + ": " + no.trouble().why());
        }
    }
}
