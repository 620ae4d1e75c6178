package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import java.util.Optional;

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
                        + page.options().license().or(this::defined).orElse("GPL") + "\";\n",
                "BCC gives every program a licence by itself: GPL, if BPF_LICENSE is no other");
    }

    /** What {@code #define BPF_LICENSE} says, as it is written. */
    private Optional<String> defined() {
        Original source = page.source();
        for (int i = 2; i < source.tokens().size(); i++) {
            if (source.token(i - 1).is("define") && source.token(i).is("BPF_LICENSE")) {
                int from = source.token(i).to();
                return Optional.of(source.between(from, source.nextLine(from)).strip()).filter(l -> !l.isEmpty());
            }
        }
        return Optional.empty();
    }
}
