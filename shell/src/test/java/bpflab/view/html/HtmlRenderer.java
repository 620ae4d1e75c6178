package bpflab.view.html;

import bpflab.view.Clean;
import bpflab.view.Ends;
import bpflab.view.Fields;
import bpflab.view.Fitting;
import bpflab.view.Indented;
import bpflab.view.Listing;
import bpflab.view.Prose;
import bpflab.view.Role;
import bpflab.view.Sentences;
import bpflab.view.Source;
import bpflab.view.Span;
import bpflab.view.Stack;
import bpflab.view.Table;
import bpflab.view.View;
import bpflab.view.Within;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Views as HTML, which has no columns: the browser breaks what is long. */
public final class HtmlRenderer implements View.Cases<String> {
    /** The HTML of a document. */
    public static String html(View view) {
        return view.match(new HtmlRenderer());
    }

    @Override
    public String ends(Ends ends) {
        return ends.left().isEmpty() && ends.right().isEmpty()
                ? "<hr/>\n"
                : "<p class=\"ends\"><span>" + spans(ends.left()) + "</span><span>" + spans(ends.right())
                        + "</span></p>\n";
    }

    @Override
    public String fields(Fields fields) {
        return "<dl>\n" + all(fields.fields(), field -> "<dt>" + spans(List.of(field.mark())) + escaped(field.label())
                + "</dt><dd>" + spans(field.text()) + "</dd>\n") + "</dl>\n";
    }

    /** There is always room for the longest. */
    @Override
    public String fitting(Fitting fitting) {
        return paragraph(fitting.versions().get(0).spans());
    }

    @Override
    public String indented(Indented indented) {
        String mark = indented.first().text().isBlank() ? "" : "<span>" + spans(List.of(indented.first())) + "</span>";
        return "<blockquote>" + mark + html(indented.content()) + "</blockquote>\n";
    }

    @Override
    public String listing(Listing listing) {
        return "<pre>" + all(listing.lines(), line -> spans(line.spans()) + "\n") + "</pre>\n";
    }

    @Override
    public String prose(Prose prose) {
        return "<p>" + spans(prose.lead()) + spans(prose.text()) + "</p>\n";
    }

    @Override
    public String sentences(Sentences sentences) {
        return all(sentences.lines(), line -> paragraph(line.spans()));
    }

    @Override
    public String source(Source source) {
        return "<pre>" + all(source.rows(), row -> number(row.number()) + code(row) + remark(row.mark()) + "\n")
                + "</pre>\n";
    }

    @Override
    public String stack(Stack stack) {
        return "<div" + (stack.spaced() ? " class=\"spaced\"" : "") + ">\n" + all(stack.views(), HtmlRenderer::html)
                + "</div>\n";
    }

    @Override
    public String table(Table table) {
        String titles = all(table.columns(), column -> "<th>" + escaped(column.title()) + "</th>");
        boolean titled = table.columns().stream().anyMatch(column -> !column.title().isEmpty());
        return "<table>\n" + (titled ? "<tr>" + titles + "</tr>\n" : "")
                + all(table.rows(), row -> "<tr>" + all(row, cell -> "<td>" + spans(List.of(cell)) + "</td>")
                        + "</tr>\n") + "</table>\n";
    }

    @Override
    public String within(Within within) {
        return "<div style=\"max-width: " + within.columns() + "ch\">" + html(within.content()) + "</div>\n";
    }

    private static String number(int number) {
        return number == 0 ? "" : "<i>" + number + "</i> ";
    }

    private static String code(Source.Row row) {
        Source.Mark mark = row.mark();
        if (!mark.isCaret()) {
            return spans(List.of(new Span(row.text(), row.role())));
        }
        int from = Math.min(mark.from(), row.text().length());
        int to = Math.min(mark.to(), row.text().length());
        return spans(List.of(new Span(row.text().substring(0, from), row.role())))
                + "<mark>" + escaped(row.text().substring(from, to)) + "</mark>"
                + spans(List.of(new Span(row.text().substring(to), row.role())));
    }

    private static String remark(Source.Mark mark) {
        return mark.remark().isEmpty() ? "" : "   " + spans(List.of(new Span(mark.remark(), Role.WARN)));
    }

    private static String paragraph(List<Span> spans) {
        return "<p>" + spans(spans) + "</p>\n";
    }

    private static String spans(List<Span> spans) {
        return all(spans, HtmlRenderer::span);
    }

    private static String span(Span span) {
        String text = escaped(span.text());
        return span.role() == Role.PLAIN || text.isEmpty()
                ? text
                : "<span class=\"" + span.role().name().toLowerCase(Locale.ROOT) + "\">" + text + "</span>";
    }

    /** Tabs and control characters as on a terminal; a break inside of a text is one here, too. */
    private static String escaped(String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(line -> Clean.text(line)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"))
                .collect(Collectors.joining("<br/>"));
    }

    private static <T> String all(List<T> items, Function<T, String> each) {
        return items.stream().map(each).collect(Collectors.joining());
    }
}
