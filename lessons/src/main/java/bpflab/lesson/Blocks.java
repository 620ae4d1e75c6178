package bpflab.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The blocks of a lesson's Markdown, each knowing its lines. */
final class Blocks {
    private static final Set<String> TOP_LEVEL_ONLY = Set.of("bpflab", "predict", "exercise", "check", "recap");

    private Blocks() {}

    /**
     * The first block; the others hang on it.
     *
     * @param faults gets the fences that do something and stand in a list or quote, where nobody would run them
     */
    static Node parse(Path file, List<String> text, Faults faults) {
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(String.join("\n", text));
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock code) {
                String info = code.getInfo() == null ? "" : code.getInfo().strip();
                if (!(code.getParent() instanceof Document) && TOP_LEVEL_ONLY.contains(info.split("\\s+", 2)[0])) {
                    Place at = new Place(file, code.getSourceSpans().get(0).getLineIndex() + 1);
                    faults.gather(() -> {
                        throw at.broken(
                                "a fence \"" + info + "\" inside a list or a quote", "put it at the left edge");
                    });
                }
            }
        });
        return document.getFirstChild();
    }
}
