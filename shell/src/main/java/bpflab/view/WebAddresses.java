package bpflab.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * Makes links of the web addresses that stand bare in Markdown, as GitHub does (GFM, section 6.9): punctuation at the
 * end belongs to the sentence. Code stays code.
 */
public final class WebAddresses implements PostProcessor {
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[\\w.-]*\\w(?::\\d+)?(?:/[^\\s<>\"]*)?");
    private static final Pattern END = Pattern.compile("[?!.,:;*_~'\"]+$");

    @Override
    public Node process(Node document) {
        document.accept(new Finder());
        return document;
    }

    private static final class Finder extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            // it leads somewhere as it is
        }

        @Override
        public void visit(Text text) {
            String all = text.getLiteral();
            Matcher found = ADDRESS.matcher(all);
            Node last = text;
            int end = 0;
            while (found.find()) {
                String address = address(found.group());
                last = after(last, new Text(all.substring(end, found.start())));
                Link link = new Link(address, null);
                link.appendChild(new Text(address));
                last = after(last, link);
                end = found.start() + address.length();
            }
            if (end > 0) {
                after(last, new Text(all.substring(end)));
                text.unlink();
            }
        }

        private static Node after(Node last, Node next) {
            last.insertAfter(next);
            return next;
        }

        /** Without what ends the sentence, and without a bracket that was opened before it. */
        private static String address(String found) {
            String address = END.matcher(found).replaceFirst("");
            boolean isOpen = address.endsWith(")") && count(address, '(') < count(address, ')');
            return isOpen ? address(address.substring(0, address.length() - 1)) : address;
        }

        private static long count(String text, char sign) {
            return text.chars().filter(each -> each == sign).count();
        }
    }
}
