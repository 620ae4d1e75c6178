package bpflab.view;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Markdown for a terminal: CommonMark and GitHub's tables. Paragraphs are at most 84 columns wide, which reads best;
 * code is never broken.
 */
public final class Markdown {
    /** What the address of a link begins with that leads to a word of the glossary. */
    public static final String EXPLAIN = "explain:";
    /** What such a word is shown with. */
    public static final String MARK = "°";

    private static final int READABLE = 84;

    private Markdown() {}

    /** A text of Markdown: a file that a lesson shows stands in its fence ({@link bpflab.lesson}). */
    public static View of(String text) {
        return new Within(READABLE, new MarkdownBlocks().of(Reader.PARSER.parse(text)));
    }

    /** Created when the first Markdown is shown: commonmark costs nothing before. */
    private static final class Reader {
        static final Parser PARSER = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .postProcessor(new WebAddresses())
                .build();
    }

    /** The text of a heading or paragraph without its marks. */
    static String plain(Node node) {
        StringBuilder out = new StringBuilder();
        new MarkdownText().spans(node).forEach(span -> out.append(span.text()));
        return out.toString();
    }
}
