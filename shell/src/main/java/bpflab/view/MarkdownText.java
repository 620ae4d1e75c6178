package bpflab.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The inline part of Markdown: emphasis, code, links. */
final class MarkdownText extends AbstractVisitor {
    /** Where a link leads whose text {@code :explain} explains. */
    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    private final List<Span> spans = new ArrayList<>();
    private Role role = Role.PLAIN;

    List<Span> spans(Node node) {
        visitChildren(node);
        return spans;
    }

    @Override
    public void visit(Text text) {
        spans.add(new Span(text.getLiteral().replaceAll(" +", " "), role));
    }

    @Override
    public void visit(Code code) {
        spans.add(Sentence.code(code.getLiteral()));
    }

    @Override
    public void visit(Emphasis emphasis) {
        inRole(Role.TITLE, emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        inRole(Role.TITLE, strong);
    }

    /** A word that the glossary has gets a mark: it can be asked for. */
    @Override
    public void visit(Link link) {
        if (link.getDestination().startsWith(Markdown.EXPLAIN)) {
            inRole(Role.TITLE, link);
            spans.add(new Span(Markdown.MARK, Role.COMMAND));
            return;
        }
        Role target = WEB.matcher(link.getDestination()).matches() ? Role.LINK : Role.MUTED;
        if (link.getFirstChild() instanceof Text text && text.getLiteral().equals(link.getDestination())) {
            inRole(target == Role.LINK ? target : role, link);
            return;
        }
        visitChildren(link);
        spans.add(new Span(" (", Role.MUTED));
        spans.add(new Span(link.getDestination(), target));
        spans.add(new Span(")", Role.MUTED));
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        spans.add(new Span(" (" + image.getDestination() + ")", Role.MUTED));
    }

    @Override
    public void visit(SoftLineBreak line) {
        spans.add(Span.of(" "));
    }

    @Override
    public void visit(HardLineBreak line) {
        spans.add(Span.of("\n"));
    }

    @Override
    public void visit(HtmlInline html) {
        spans.add(Span.of(html.getLiteral()));
    }

    private void inRole(Role inside, Node node) {
        Role outside = role;
        role = inside;
        visitChildren(node);
        role = outside;
    }
}
