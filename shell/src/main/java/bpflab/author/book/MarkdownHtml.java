package bpflab.author.book;

import bpflab.author.Anchor;
import bpflab.lesson.Glossary;
import bpflab.view.Markdown;
import bpflab.view.WebAddresses;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The Markdown of one page as HTML: headings that can be linked to, words that lead to the glossary, our fences. */
final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).postProcessor(new WebAddresses()).build();

    /** What is searched has each address once. */
    private static final Parser BARE = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer WORDS = TextContentRenderer.builder()
            .extensions(EXTENSIONS).lineBreakRendering(LineBreakRendering.COMPACT).build();
    private static final Pattern LESSON = Pattern.compile("\\.\\./([\\w-]+)/lesson\\.md(#.*)?");
    private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*|#.*");

    private final Glossary glossary;
    private final Set<String> lessons;
    private final Map<String, Integer> anchors = new HashMap<>();
    private final HtmlRenderer renderer;

    /** @param lessons the folders that have a page */
    MarkdownHtml(Glossary glossary, Set<String> lessons) {
        this.glossary = glossary;
        this.lessons = lessons;
        this.renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .nodeRendererFactory(Fences::new)
                .attributeProviderFactory(context -> this::attributes)
                .build();
    }

    String html(String markdown) {
        return renderer.render(PARSER.parse(markdown));
    }

    /** One paragraph's content, to stand inside a line. */
    String inline(String markdown) {
        return html(markdown).strip().replaceFirst("^<p>", "").replaceFirst("</p>$", "");
    }

    /** The words alone, to be searched. */
    static String words(String markdown) {
        return WORDS.render(BARE.parse(markdown)).replaceAll("\\s+", " ").strip();
    }

    private void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            String anchor = Anchor.of(WORDS.render(heading));
            int before = anchors.merge(anchor, 1, Integer::sum) - 1;
            attributes.put("id", before == 0 ? anchor : anchor + "-" + before);
        } else if (node instanceof Link link) {
            attributes.remove("href");
            href(link.getDestination()).ifPresent(to -> attributes.put("href", to));
            if (link.getDestination().startsWith(Markdown.EXPLAIN)) {
                attributes.put("class", "word");
            }
        }
    }

    /** Where a link leads in the book; empty for a file that is not part of it. */
    private Optional<String> href(String to) {
        if (to.startsWith(Markdown.EXPLAIN)) {
            return glossary.find(to.substring(Markdown.EXPLAIN.length()))
                    .map(word -> GlossaryPage.NAME + "#" + Anchor.of(word.name()));
        }
        Matcher lesson = LESSON.matcher(to);
        if (lesson.matches() && lessons.contains(lesson.group(1))) {
            return Optional.of(lesson.group(1) + ".html" + Optional.ofNullable(lesson.group(2)).orElse(""));
        }
        return Optional.of(to).filter(each -> ELSEWHERE.matcher(each).matches());
    }

    /** What the lessons' fences become. */
    private static final class Fences implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        Fences(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock fence = (FencedCodeBlock) node;
            List<String> info = Arrays.asList(Optional.ofNullable(fence.getInfo()).orElse("").split("\\s+"));
            context.getWriter().line();
            context.getWriter().raw(figure(info, fence.getLiteral().lines().toList()));
            context.getWriter().line();
        }

        private static String figure(List<String> info, List<String> lines) {
            String language = info.get(0);
            if (language.equals("text") && Drawing.isOne(lines)) {
                return Html.in("div", "wide", new Drawing(lines).svg());
            }
            return listing(language, caption(info), lines);
        }

        private static String caption(List<String> info) {
            return value(info, "file=") + value(info, "lines=").replaceFirst("^(?=.)", ", lines ");
        }

        private static String value(List<String> info, String name) {
            return info.stream().filter(word -> word.startsWith(name)).findFirst().orElse(name)
                    .substring(name.length());
        }
    }

    /** Code with its file's name below. */
    static String listing(String language, String caption, List<String> lines) {
        String code = "<pre><code class=\"language-" + Html.text(language) + "\">" + CodeHtml.of(language, lines)
                + "</code></pre>";
        String named = caption.isEmpty() ? "" : "<figcaption>" + Html.text(caption) + "</figcaption>";
        return Html.in("figure", "code", code + named) + "\n";
    }
}
