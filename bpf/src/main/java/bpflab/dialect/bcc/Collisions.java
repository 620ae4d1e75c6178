package bpflab.dialect.bcc;

import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Structs of a text that have the name of one of the kernel's. Behind vmlinux.h they cannot both be: one that is a copy
 * of the kernel's goes, one that only has its name gets another. A table keeps the name that it shares with a number
 * or a type of the kernel's, since that is what the map is asked for by: these get another.
 */
final class Collisions {
    private static final Set<String> KEYWORDS = Set.of("struct", "union", "enum");

    private final Original source;
    private final KernelText kernel;
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private final Map<String, Integer> copies = new LinkedHashMap<>();
    private final Map<String, String> tables = new LinkedHashMap<>();

    Collisions(Original source, KernelText kernel) {
        this.source = source;
        this.kernel = kernel;
        for (int i = 1; i < source.tokens().size() - 1; i++) {
            Token name = source.token(i);
            String keyword = source.token(i - 1).text();
            boolean defines = KEYWORDS.contains(keyword) && source.token(i + 1).is("{")
                    && name.kind() == Token.Kind.NAME && kernel.hasTag(keyword, name.text());
            if (defines && isCopy(i, keyword)) {
                copies.put(name.text(), i - 1);
            } else if (defines) {
                hidden.put(name.text(), other(name.text(), other -> kernel.hasTag(keyword, other)));
            }
        }
        for (int i = 0; i < source.tokens().size(); i++) {
            TableMacro.read(source.token(i).text(), Arguments.behind(source, i))
                    .map(Table::name)
                    .filter(kernel::hasPlainName)
                    .ifPresent(name -> tables.put(name, other(name, kernel::hasPlainName)));
        }
    }

    /** Whether all its members are the kernel's, too. */
    private boolean isCopy(int name, String keyword) {
        int close = source.closing(name + 1);
        if (close < 0 || !source.token(close + 1).is(";")) {
            return false;
        }
        String body = kernel.body(keyword, source.token(name).text());
        for (int i = name + 2; i < close; i++) {
            Token token = source.token(i);
            boolean declared = token.kind() == Token.Kind.NAME && (source.token(i + 1).is(";")
                    || source.token(i + 1).is("[") || source.token(i + 1).is(",") || source.token(i + 1).is(":"));
            if (declared && !body.matches("(?s).*\\b" + token.text() + "\\b.*")) {
                return false;
            }
        }
        return true;
    }

    /** A name of the same length, so that nothing moves. */
    private String other(String name, Predicate<String> taken) {
        for (char last = 'Z'; last >= 'A'; last--) {
            String other = name.substring(0, name.length() - 1) + last;
            if (!taken.test(other) && !source.names(other)) {
                return other;
            }
        }
        return name;
    }

    /** Hides them from clang. */
    void hide(StringBuilder text) {
        if (!tables.isEmpty()) {
            hideTables(text);
        }
        for (int i = 1; i < source.tokens().size(); i++) {
            Token name = source.token(i);
            if (hidden.containsKey(name.text()) && KEYWORDS.contains(source.token(i - 1).text())) {
                text.replace(name.from(), name.to(), hidden.get(name.text()));
            }
        }
        copies.forEach((name, at) -> {
            for (int i = source.token(at).from(); i < end(at); i++) {
                text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        });
    }

    /** Where they are made, and where a method or an address is taken of them; members may be called so, too. */
    private void hideTables(StringBuilder text) {
        int made = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token name = source.token(i);
            if (TableMacro.names().contains(name.text())) {
                made = Arguments.behind(source, i).close();
            }
            boolean used = source.token(i + 1).is(".") || source.token(i - 1).is("&");
            boolean member = source.token(i - 1).is(".") || source.token(i - 1).is("->");
            if (name.kind() == Token.Kind.NAME && tables.containsKey(name.text()) && (i < made || used && !member)) {
                text.replace(name.from(), name.to(), tables.get(name.text()));
            }
        }
    }

    /** What stands before and behind the line that includes vmlinux.h. */
    List<String> around(String include) {
        List<String> lines = new ArrayList<>();
        tables.keySet().forEach(name -> lines.add("#define " + name + " " + name + "___kernel"));
        lines.add(include);
        tables.keySet().forEach(name -> lines.add("#undef " + name));
        return lines;
    }

    private int end(int keyword) {
        return source.token(source.closing(keyword + 2) + 1).to();
    }

    /** Where vmlinux.h is not included nothing collides: all keep their names. */
    void dissolve() {
        hidden.clear();
    }

    /** The same text with names that do not collide. */
    String renamed(String written) {
        String text = written;
        for (String name : hidden.keySet()) {
            text = text.replaceAll("\\b(struct|union|enum)\\s+" + name + "\\b", "$1 " + ours(name));
        }
        return text;
    }

    private static String ours(String name) {
        return name + "___own";
    }

    /** Writes both kinds, where vmlinux.h is included. */
    void write(Page page) {
        copies.forEach((name, at) -> page.draft().replace(
                source.token(at).from(), end(at), "", "vmlinux.h has the kernel's own struct " + name
                        + ", as it is on this kernel"));
        for (int i = 1; i < source.tokens().size(); i++) {
            Token name = source.token(i);
            if (hidden.containsKey(name.text()) && KEYWORDS.contains(source.token(i - 1).text())
                    && !inTable(page, name)) {
                page.rewrites().change(
                        name.from(), name.to(), "vmlinux.h has another struct of that name, the kernel's")
                        .replace(name.from(), name.to(), ours(name.text()));
            }
        }
    }

    private static boolean inTable(Page page, Token name) {
        return page.tableTexts().stream().anyMatch(range -> range[0] <= name.from() && name.to() <= range[1]);
    }
}
