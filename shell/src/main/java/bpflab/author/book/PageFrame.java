package bpflab.author.book;

import java.util.List;

/** What all pages have around their content: head, the way to the neighbours, styles and search. */
final class PageFrame {
    /** The place of a page among the others. */
    record Page(String name, String title) {}

    private PageFrame() {}

    /**
     * A whole page.
     *
     * @param before the page before; null for the first
     * @param after the page behind; null for the last
     */
    static String of(Page page, Page before, Page after, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>%s</title>
                <link rel="icon" href="data:,"/>
                <link rel="stylesheet" href="book.css"/>
                </head>
                <body>
                <header><a href="index.html">bpflab</a> <a href="glossary.html">words</a><div id="search"></div></header>
                <main>
                %s</main>
                <footer><nav>%s</nav></footer>
                <script src="search-index.js"></script>
                <script src="book.js"></script>
                </body>
                </html>
                """.formatted(Html.text(page.title()), content, neighbours(before, after));
    }

    private static String neighbours(Page before, Page after) {
        return String.join(" ", List.of(link(before, "prev", "← ", ""), link(after, "next", "", " →")));
    }

    private static String link(Page page, String way, String left, String right) {
        return page == null ? ""
                : "<a rel=\"" + way + "\" href=\"" + page.name() + "\">" + left + Html.text(page.title()) + right
                        + "</a>";
    }
}
