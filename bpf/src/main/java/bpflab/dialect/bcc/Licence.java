package bpflab.dialect.bcc;

/** BCC gives every program this licence, without asking. */
final class Licence {
    private final Page page;

    Licence(Page page) {
        this.page = page;
    }

    /** Writes it, where there is none. */
    void write() {
        boolean has = page.source().tokens().stream().anyMatch(token -> token.text().equals("\"license\""));
        if (has) {
            return;
        }
        int end = page.source().text().length();
        boolean line = page.source().text().endsWith("\n");
        page.draft().insert(
                end, (line ? "" : "\n") + "\nchar LICENSE[] SEC(\"license\") = \""
                        + page.options().license().orElse("GPL") + "\";\n",
                "BCC gives every program the licence GPL by itself");
    }
}
