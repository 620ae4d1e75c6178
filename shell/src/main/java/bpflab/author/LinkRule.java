package bpflab.author;

import bpflab.lesson.Glossary;
import bpflab.view.Markdown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Links lead somewhere: to words of the glossary, to files, to headings. The network is not asked. */
final class LinkRule implements Rule {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)\\s]*)[^)]*\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");

    private final Glossary glossary;

    LinkRule(Glossary glossary) {
        this.glossary = glossary;
    }

    @Override
    public Stream<Fault> faults(Draft draft) {
        List<String> prose = draft.prose();
        Stream<Fault> dead = IntStream.range(0, prose.size())
                .boxed()
                .flatMap(at -> LINK.matcher(prose.get(at)).results().flatMap(link -> judge(draft, at + 1, link)));
        Stream<Fault> words = draft.lesson().stream()
                .flatMap(lesson -> lesson.about().words().stream())
                .flatMap(word -> known(draft, draft.lineOf("words"), word));
        return Stream.concat(words, dead);
    }

    private Stream<Fault> judge(Draft draft, int line, MatchResult link) {
        String to = link.group(2);
        if (to.startsWith(Markdown.EXPLAIN)) {
            return known(draft, line, to.substring(Markdown.EXPLAIN.length()));
        }
        if (ELSEWHERE.matcher(to).matches()) {
            return Stream.empty();
        }
        if (to.startsWith("#")) {
            return draft.unless(
                    headings(draft).anyMatch(to.substring(1)::equals), line, "there is no heading for " + to,
                    "its words in small letters, with hyphens: #two-programs");
        }
        Path file = draft.file(to.replaceFirst("#.*", ""));
        return draft.unless(
                !to.isEmpty() && Files.exists(file), line, "the link \"" + link.group(1) + "\" leads to " + to
                        + ", which is not there", "a file beside the lesson, ../NN-name/lesson.md, or explain:word");
    }

    private Stream<Fault> known(Draft draft, int line, String word) {
        return draft.unless(
                glossary.find(word).isPresent(), line, "the glossary does not have \"" + word + "\"",
                "## " + word.replace('-', ' ') + " in glossary.md, and what it means");
    }

    private static Stream<String> headings(Draft draft) {
        return draft.prose().stream().filter(line -> line.startsWith("#"))
                .map(line -> Anchor.of(line.replaceFirst("#+", "")));
    }
}
