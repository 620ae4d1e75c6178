package bpflab.view;

import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Markdown for a terminal: CommonMark and GitHub's tables. Paragraphs are at most 84 columns wide, which reads best;
 * code is never broken.
 */
public final class Markdown {
    private static final int READABLE = 84;

    private Markdown() {}

    /** Markdown whose fences bring their own content. */
    public static View of(String text) {
        return of(text, name -> "");
    }

    /** @param files the content of a file that an empty fence {@code file=NAME} asks for */
    public static View of(String text, UnaryOperator<String> files) {
        return new Within(READABLE, new MarkdownBlocks(files).of(Reader.PARSER.parse(text)));
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
