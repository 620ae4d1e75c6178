package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bpflab.kernel.NeedsKernel;
import bpflab.lesson.Course;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import bpflab.view.html.HtmlRenderer;
import bpflab.view.terminal.TerminalRenderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command answers, on the real kernel, as each renderer shows it. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryAnswerTest {
    private static final List<String> LINES = List.of(
            ":help", ":lessons", ":lesson drop-world", ":next", ":next", ":back", ":again", ":answer 3", ":explain",
                    ":explain map", ":progress",
                    ":doctor",
                    ":set",
            ":set pager off", ":compile drop_world.c", ":load drop_world.c", ":verifier", ":programs",
                    ":programs --all",
            ":maps", ":links", ":lab up", ":lab", ":attach drop_world xdp lab0", ":links", ":links --all", ":leftovers",
                    ":lab ping",
            ":why", ":path", ":how", ":dump elf drop_world.c", ":dump elf drop_world", ":dump xlated drop_world",
                    ":dump jited drop_world",
            ":dump all drop_world", ":dump cfg drop_world", ":dump cfg drop_world --dot",
            ":dump diff drop_world drop_world.c", ":next exercise", ":diff", ":check", ":hint", ":hint",
                    ":solution", ":detach all", ":load rxcnt.c", ":maps",
            ":maps --all", ":attach rx xdp lab0", ":lab ping", ":lab udp", ":lab http", ":trace --for 10ms",
                    ":trace on",
            ":trace off", ":dump map flows", ":dump map rxcnt", ":dump map rxcnt --long",
            ":map set rxcnt 1 5", ":map get rxcnt 1", ":map set rxcnt 1 x", ":map create seen hash",
            ":watch :maps --times 1", ":events rxcnt --for 10ms", ":dump map rxcnt --bars", ":dump map rxcnt --hist",
                    ":dump map rxcnt --lhist",
                    ":programs",
                    ":how",
            ":load nocheck.c", ":verifier", ":verifier --raw", ":load broken.c", ":load broken.c",
                    ":translate old.c", ":load old.c",
                    ":check life-of-a-program",
            ":edit", ":reset", ":history", ":vars", ":save lines.bpflab", ":notes", ":notes",
            ":source lines.bpflab", ":cd ..", ":cd",
                    "!echo hi",
                    "1 + 1",
            "int x = 7;", ":vars", "programs()", "ls", "lab ping", ":lod x.c", ":load none.c", ":attach",
                    ":attach rx xdp nowhere",
            ":run rx udp :5005", ":run rx --packet arp --packet icmp", ":lab send udp :5005 --long",
                    ":lab capture ping.pcap :lab ping",
                    ":lab send --packet arp --packet 'tcp :80'",
            ":dump xlated nothing", "Strin s;", ":lab down", ":quit");

    /** What a table says when it leaves columns out. */
    private static final Pattern TITLE = Pattern.compile("[A-Z]{4,}");
    private static final Pattern NO_ROOM = Pattern.compile("(?s)no room for .*?; a\\s+wider\\s+window\\s+shows\\s+all");

    private static final Map<String, View> ANSWERS = new LinkedHashMap<>();
    private static Commands commands;

    @BeforeAll
    static void typeAll(@TempDir Path folder) throws Exception {
        try (Classroom room = new Classroom(folder, Course.open(Path.of("../lessons/course")))) {
            commands = room.interpreter().commands();
            for (String line : lines()) {
                if (line.equals(":compile drop_world.c")) {
                    copy(room.copy("x").getParent());
                }
                List<View> seen = new ArrayList<>();
                seen.add(room.interpreter().run(line, seen::add).view());
                ANSWERS.put(ANSWERS.size() + " " + line, View.stack(seen));
            }
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(LINES.subList(0, LINES.size() - 1));
        commands.names().forEach(name -> lines.add(":help " + name));
        lines.add(":quit");
        return lines;
    }

    private static void copy(Path folder) throws IOException {
        for (String name : List.of("rxcnt.c", "nocheck.c", "broken.c", "old.c")) {
            try (var in = EveryAnswerTest.class.getResourceAsStream(name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
    }

    /** A new command gets a line above. */
    @Test
    void every_command_is_typed() {
        assertThat(commands.names()).allSatisfy(name -> assertThat(LINES)
                .anyMatch(line -> line.equals(":" + name) || line.startsWith(":" + name + " ")));
    }

    @Test
    void html_is_well_formed_and_loses_no_word() {
        assertThat(ANSWERS).allSatisfy((line, view) -> {
            String html = HtmlRenderer.html(view);
            assertThatCode(() -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(
                    new ByteArrayInputStream(("<body>" + html + "</body>").getBytes(StandardCharsets.UTF_8))))
                    .as(html)
                    .doesNotThrowAnyException();
            assertThat(letters(text(html))).as(html).isEqualTo(letters(terminal(view, 100_000)));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 60, 40})
    void no_word_is_split_and_none_is_lost_where_the_screen_is_narrow(int columns) {
        assertThat(ANSWERS).allSatisfy((line, view) -> {
            Set<String> wide = words(line, terminal(view, 10_000));
            Set<String> narrow = words(line, terminal(view, columns));
            Matcher spared = NO_ROOM.matcher(terminal(view, columns));
            if (spared.find()) {
                narrow = words(line, spared.replaceAll(""));
                wide.retainAll(narrow);
            }
            Set<String> shown = narrow;
            // A title above nothing may go: TableTest.
            wide.removeIf(word -> TITLE.matcher(word).matches() && !shown.contains(word));
            assertThat(narrow).as("%s at %d columns:%n%s", line, columns, terminal(view, columns)).isEqualTo(wide);
        });
    }

    /** So that it can be typed as it stands: a remark, or another column, stands apart. */
    @Test
    void behind_a_command_that_begins_a_line_is_no_sentence() {
        Map<String, List<String>> behind = new LinkedHashMap<>();
        ANSWERS.forEach((line, view) -> behind.put(line, TerminalRenderer.lines(view, 10_000).stream()
                // lessons are prose
                .filter(shown -> !line.matches("\\d+ :(next|again|back|lesson|explain|source)\\b.*"))
                .flatMap(shown -> behindCommand(shown.spans()).stream())
                .toList()));
        assertThat(behind.values().stream().flatMap(List::stream)).hasSizeGreaterThan(10);
        assertThat(behind)
                .allSatisfy((line, words) -> assertThat(words).as(line).allMatch(word -> word.matches(" ( |:).*")));
    }

    /** What follows the command that a line begins with, all its words; empty where none does, or nothing follows. */
    private static Optional<String> behindCommand(List<Span> spans) {
        List<Span> shown = spans.stream().dropWhile(span -> span.text().isBlank()).toList();
        if (shown.isEmpty() || shown.get(0).role() != Role.COMMAND || !shown.get(0).text().startsWith(":")) {
            return Optional.empty();
        }
        List<Span> rest = new ArrayList<>(shown.subList(1, shown.size()));
        while (rest.size() > 1 && rest.get(0).text().equals(" ") && rest.get(1).role() == Role.COMMAND) {
            rest.subList(0, 2).clear();
        }
        return Optional.of(new Line(rest).text()).filter(text -> !text.isBlank());
    }

    private static String terminal(View view, int columns) {
        return TerminalRenderer.lines(view, columns).stream()
                .map(line -> Clean.line(line).text() + "\n")
                .collect(Collectors.joining());
    }

    /** Of what others have in this kernel long paths are broken behind a stroke. */
    private static Set<String> words(String line, String text) {
        return Arrays.stream(text.split(line.endsWith(" --all") ? "[\\s─│/]+" : "[\\s─│]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * How often each letter is there: where it stands differs from renderer to renderer. A terminal draws lines, marks
     * places, and begins each line of a remark with its mark.
     */
    private static Map<Integer, Long> letters(String text) {
        return text.codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && "─│^#".indexOf(letter) < 0)
                .boxed()
                .collect(Collectors.groupingBy(letter -> letter, TreeMap::new, Collectors.counting()));
    }

    private static String text(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
