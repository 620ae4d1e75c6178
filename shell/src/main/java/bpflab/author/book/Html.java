package bpflab.author.book;

/** Text as HTML that is also well-formed XML. */
final class Html {
    private Html() {}

    /** Text between tags, or in an attribute. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(isAllowed(each) ? each : '\ufffd');
            }
        }
        return safe.toString();
    }

    /** XML 1.0, 2.2: most control characters cannot stand in a document, in no spelling. */
    private static boolean isAllowed(char each) {
        return each >= ' ' && each != '\ufffe' && each != '\uffff' || each == '\n' || each == '\t';
    }

    /** An element with a class around what is HTML already. */
    static String in(String element, String look, String html) {
        return "<" + element + " class=\"" + look + "\">" + html + "</" + element + ">";
    }

    /** What opens when it is clicked. */
    static String folded(String summary, String html) {
        return "<details><summary>" + text(summary) + "</summary>\n" + html + "</details>\n";
    }
}
