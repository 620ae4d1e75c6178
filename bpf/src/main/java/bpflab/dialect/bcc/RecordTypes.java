package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Types of the records that go through a table of events. BCC reads them off its program; clang writes into BTF only
 * what something global names.
 */
final class RecordTypes {
    /** Methods that hand a record over, and which of their arguments it is. */
    private static final Map<String, Integer> RECORDS = Map.of(
            "perf_submit", 1, "perf_submit_skb", 2, "ringbuf_output", 0);
    private static final Pattern POINTER = Pattern.compile("(?:const |volatile )*(struct \\w+|\\w+) \\*");
    private static final Set<String> NUMBERS = Set.of("void", "char", "int", "short", "long");

    private final Page page;

    RecordTypes(Page page) {
        this.page = page;
    }

    /** Names each type behind all else, where it is complete. */
    void write() {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        page.all().filter(one -> one.is("MemberExpr") && (RECORDS.containsKey(one.name())
                        || one.name().equals("ringbuf_reserve")))
                .forEach(member -> page.table(member.child(0)).ifPresent(table -> {
                    Matcher type = POINTER.matcher(sent(member));
                    if (type.matches() && !NUMBERS.contains(type.group(1))) {
                        types.computeIfAbsent(table.name(), name -> new LinkedHashSet<>()).add(type.group(1));
                    }
                }));
        StringBuilder text = new StringBuilder();
        types.forEach((table, all) -> {
            int number = 0;
            for (String type : all) {
                number++;
                text.append("const ").append(type).append(" *").append(table).append("_record")
                        .append(number == 1 ? "" : number).append(" SEC(\".records\");\n");
            }
        });
        if (text.length() > 0) {
            page.draft().insert(page.source().text().length(),
                    (page.source().text().endsWith("\n") ? "\n" : "\n\n") + page.collisions().renamed(text.toString()),
                    "clang keeps the type of what something global names: so records are shown by their members");
        }
    }

    /** The type of a pointer to the record; empty where it is not told. */
    private String sent(Cursor member) {
        Cursor call = page.parent(member);
        while (call.is("ImplicitCastExpr", "ParenExpr")) {
            call = page.parent(call);
        }
        if (!RECORDS.containsKey(member.name())) {
            Cursor user = page.parent(call);
            while (user.is("ImplicitCastExpr", "ParenExpr", "CStyleCastExpr")) {
                user = page.parent(user);
            }
            return user.is("VarDecl") ? user.type() : "";
        }
        int at = RECORDS.get(member.name());
        return call.is("CallExpr") && call.arguments().size() > at ? call.arguments().get(at).bare().type() : "";
    }
}
