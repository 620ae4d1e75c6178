package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandHelp;
import bpflab.command.Commands;
import bpflab.command.Option;
import bpflab.command.all.AllCommands;
import bpflab.trouble.Advice;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a hint, a help, a lesson or a document tells a person to type is there: commands, verbs, options, scripts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamedInTextsTest {
    /** A command and what follows on its line, up to where a sentence goes on. {@code (?:x)} is no command. */
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w:}\\]>/?|.$-]):([a-z][a-z-]*)\\b(?!:)((?: (?!or |and |--? )[^\\s`\"',;()|]+)*)");

    private static final String VERB = "bpflab ([a-z][a-z-]+)((?: --?[a-z0-9-]+| [\\w.,]+)*)";

    /** A line for the system's shell, up to where punctuation ends it. */
    private static final Pattern SYSTEM_LINE = Pattern.compile("(?<=[\"( ])![a-z]\\w*(?: [^\",;:)]+)?");

    private static final Pattern TELLS = Pattern.compile(
            " (?:shows|lists|tells|looks|names|says|makes|goes|gives|explains|takes|keeps|lets|has|is|are|does|then)"
                    + "\\b");

    /** In the strings of a program. */
    private static final Pattern VERB_IN_STRING = Pattern.compile("(?<![\\w./-])(?:\\./)?(?<!```)" + VERB);

    /** In prose, where only what is marked as typed is meant. */
    private static final Pattern VERB_IN_PROSE = Pattern.compile("(?<!`)(?:[`\"]|\\./|sudo (?:\\./)?)" + VERB);

    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/.~-])(?:\\$home/|\\./)?((?:vm|\\.ci|lessons/course)/[\\w./-]*\\w)");

    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z0-9-]*");

    /** What follows the name in a sentence, not on a command line. */
    private static final Set<String> PROSE = Set.of(
            "again", "and", "can", "cannot", "could", "did", "does", "has", "in", "is", "itself", "lists", "loads",
            "needs", "removes", "says", "shows", "tells", "that", "was", "with", "would");

    /** Names of threads and of other things that nobody types. */
    private static final Set<String> INTERNAL = Set.of("strict", "trace", "rejected", "fails", "session");

    private static final Texts TEXTS = Texts.all();

    private final Commands commands = AllCommands.interpreter(null, null).commands();

    @Test
    void every_command_exists_with_its_options_and_its_words() {
        assertThat(wrong(place -> COMMAND, this::wrongCommand)).isEmpty();
    }

    @Test
    void every_verb_exists_with_its_options() {
        assertThat(wrong(place -> place.endsWith(".class") ? VERB_IN_STRING : VERB_IN_PROSE, this::wrongVerb))
                .isEmpty();
    }

    @Test
    void every_script_and_folder_is_there() {
        assertThat(wrong(place -> SCRIPT, found -> Files.exists(Tree.TOP.resolve(found.group(1)))
                        || found.group(1).contains("NN")
                ? Optional.empty()
                : Optional.of("there is no " + found.group(1)))).isEmpty();
    }

    @Test
    void verbs_are_those_that_the_launcher_or_the_command_line_takes() {
        String launcher = Tree.text(Tree.TOP.resolve("bpflab"));
        assertThat(verbs()).hasSizeGreaterThan(8).allSatisfy(verb -> {
            if (!launcher.contains("\n    " + verb + ")") && !launcher.contains("= " + verb + " ]")) {
                Arguments.of(verb.equals("run") ? new String[] {verb, "FILE"} : new String[] {verb});
            }
        });
    }

    @Test
    void what_another_program_is_to_be_told_has_no_words_behind_it() {
        assertThat(Tree.javaFiles().stream()
                        .filter(file -> !file.toString().contains("/src/test/"))
                        .flatMap(file -> saidBehind(Tree.text(file)).map(line -> file.getFileName() + ": " + line)))
                .isEmpty();
        assertThat(saidBehind("hint(\"!ip link \" + name + \" shows \"\n + \"it\")")).isNotEmpty();
        assertThat(saidBehind("hint(\"it is shown by: !ip link\", \"and !ls; it lists\")")).isEmpty();
    }

    /** System commands in the strings of a source that go on as a sentence does: typed so, each word is an argument. */
    private static Stream<String> saidBehind(String source) {
        String joined = source.replaceAll("\"\\s*\\+\\s*(?:[\\w.()\\[\\]]+\\s*\\+\\s*)?\"", "");
        return SYSTEM_LINE.matcher(joined).results().map(found -> found.group().split(Advice.MARK)[0])
                .filter(line -> TELLS.matcher(line).find());
    }

    @Test
    void what_is_wrong_would_be_seen() {
        assertThat(Stream.of(
                                ":evens flows", "`:map sett flows 1 2`", "see :dump elf x --colour now", ":lab pink",
                                ":nothing at all", ":help lod")
                        .filter(text -> COMMAND.matcher(text).results().anyMatch(f -> wrongCommand(f).isPresent())))
                .hasSize(6);
        assertThat(Stream.of("try bpflab programs", "./bpflab verify --kernel 6.1", "sudo bpflab chek")
                        .filter(text -> VERB_IN_STRING.matcher(text).results().anyMatch(f -> wrongVerb(f).isPresent())))
                .hasSize(3);
        assertThat(SCRIPT.matcher("run vm/nothing.sh").find()).isTrue();
    }

    @Test
    void the_constants_of_a_class_are_read() {
        assertThat(TEXTS.byPlace().get("bpflab/Usage.class")).contains(Usage.TEXT);
    }

    private static List<String> wrong(
            Function<String, Pattern> pattern, Function<MatchResult, Optional<String>> judge) {
        List<String> wrong = new ArrayList<>();
        TEXTS.byPlace().forEach((place, texts) -> texts.forEach(text -> {
            Matcher matcher = pattern.apply(place).matcher(text);
            while (matcher.find()) {
                judge.apply(matcher.toMatchResult())
                        .ifPresent(why -> wrong.add(place + ": " + why + ": " + matcher.group()));
            }
        }));
        return wrong;
    }

    private Optional<String> wrongCommand(MatchResult found) {
        Optional<Command> command =
                commands.all().stream().filter(one -> one.name().equals(found.group(1))).findFirst();
        if (command.isEmpty()) {
            return Optional.of("there is no :" + found.group(1));
        }
        Set<String> options = command.get().help().options().stream().map(Option::name).collect(Collectors.toSet());
        return unknownOption(found.group(2), options).or(() -> unknownWord(found.group(2), command.get()));
    }

    /** The first word, where it is one of a few, and where it is a word and not a placeholder. */
    private Optional<String> unknownWord(String rest, Command command) {
        List<Argument> arguments = command.help().arguments();
        String word = rest.strip().split(" ")[0];
        if (arguments.isEmpty() || PROSE.contains(word) || !word.matches("[a-z][a-z-]*")) {
            return Optional.empty();
        }
        Argument first = arguments.get(0);
        boolean wrong = first.kind() == Argument.Kind.CHOICE && !first.choices().contains(word)
                || first.kind() == Argument.Kind.COMMAND && !word.equals(CommandHelp.JAVA)
                        && !commands.names().contains(word);
        return wrong ? Optional.of(command.name() + " takes no " + word) : Optional.empty();
    }

    private Optional<String> wrongVerb(MatchResult found) {
        String verb = found.group(1);
        if (PROSE.contains(verb) || INTERNAL.contains(verb)) {
            return Optional.empty();
        }
        if (!verbs().contains(verb)) {
            return Optional.of("bpflab has no verb " + verb + " (if that is prose, say so in this test)");
        }
        String known = Usage.TEXT + (verb.equals("vm") ? Tree.text(Tree.TOP.resolve("vm/boot.sh")) : "");
        return unknownOption(found.group(2), OPTION.matcher(" " + known.replaceAll("[)|\\s]", " "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet()));
    }

    private static Optional<String> unknownOption(String rest, Set<String> known) {
        return OPTION.matcher(rest)
                .results()
                .map(MatchResult::group)
                .filter(option -> !known.contains(option) && !option.equals("--help"))
                .map(option -> "no option " + option)
                .findFirst();
    }

    private static Set<String> verbs() {
        return Pattern.compile("^  bpflab ([a-z]+)(?: \\| ([a-z]+))?", Pattern.MULTILINE)
                .matcher(Usage.TEXT)
                .results()
                .flatMap(line -> Stream.of(line.group(1), line.group(2)))
                .filter(verb -> verb != null)
                .collect(Collectors.toSet());
    }
}
