package bpflab.author.book;

import bpflab.view.code.Kind;
import bpflab.view.code.SyntaxHighlighter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Code, coloured as at the prompt: an element a piece. */
final class CodeHtml {
    private static final Map<String, SyntaxHighlighter> LANGUAGES = Map.of(
            "c", SyntaxHighlighter.C, "java", SyntaxHighlighter.C, "bpf", SyntaxHighlighter.INSTRUCTIONS,
            "x86", SyntaxHighlighter.INSTRUCTIONS);

    private CodeHtml() {}

    /** Lines in a language; in one that is not known, as they are. */
    static String of(String language, List<String> lines) {
        SyntaxHighlighter highlighter = LANGUAGES.get(language);
        return lines.stream()
                .map(line -> highlighter == null ? Html.text(line) : coloured(highlighter, line))
                .collect(Collectors.joining("\n"));
    }

    private static String coloured(SyntaxHighlighter highlighter, String line) {
        return highlighter.split(line).stream()
                .map(piece -> piece.kind() == Kind.PLAIN
                        ? Html.text(piece.text())
                        : Html.in("span", piece.kind().name().toLowerCase(Locale.ROOT), Html.text(piece.text())))
                .collect(Collectors.joining());
    }
}
