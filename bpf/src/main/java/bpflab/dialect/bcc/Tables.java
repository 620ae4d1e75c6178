package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tables to maps, and behind each the functions that its methods became. */
final class Tables {
    private static final String SUFFIX = "_table_t";

    private final Page page;
    private final Map<String, Integer> uses = new TreeMap<>();

    Tables(Page page) {
        this.page = page;
    }

    /** Finds them. Those that a condition leaves out do not count. */
    void find() {
        page.syntax().declarations().stream()
                .filter(one -> one.is("VarDecl") && one.place().used() >= 0)
                .filter(one -> one.type().equals("struct " + one.name() + SUFFIX))
                .forEach(this::find);
    }

    private void find(Cursor variable) {
        int at = page.tokenAt(variable.place().used());
        String macro = page.source().token(at).text();
        if (!TableMacro.names().contains(macro)) {
            page.draft().leave(
                    variable.place().used(), macro, "a macro of the program makes the table " + variable.name(),
                    "write the table itself there: BPF_HASH(" + variable.name() + ", ...)");
            return;
        }
        Arguments arguments = Arguments.behind(page.source(), at)
                .defining(page.options().flags()).knowing(type -> isInt(variable));
        Optional<Table> table = TableMacro.read(macro, arguments);
        if (table.isEmpty()) {
            page.draft().leave(
                    variable.place().used(), page.source().written(at, arguments.close() + 1),
                    arguments.at(0).contains("extern")
                            ? "the table belongs to another BCC program of the same script"
                            : "BCC has no such kind of table",
                    "define it here as a map: struct { __uint(type, ...); ... } " + variable.name()
                            + " SEC(\".maps\")");
            return;
        }
        page.tables().put(variable.name(), table.get());
        uses.put(variable.name(), at);
    }

    /** Whether the table's key is int, whatever its type is called. */
    private boolean isInt(Cursor variable) {
        return page.syntax().declarations().stream()
                .filter(one -> one.is("RecordDecl") && one.name().equals(variable.name() + SUFFIX))
                .flatMap(one -> one.children().stream())
                .anyMatch(field -> field.name().equals("key") && field.plainType().equals("int"));
    }

    /** Writes today's C for each. */
    void write() {
        uses.forEach((name, at) -> write(page.tables().get(name), at));
    }

    private void write(Table table, int at) {
        Token macro = page.source().token(at);
        int close = Arguments.behind(page.source(), at).close();
        page.tableTexts().add(new int[] {macro.from(), page.source().token(close).to()});
        boolean isInner = page.tables().values().stream().anyMatch(t -> t.inner().filter(table.name()::equals)
                .isPresent());
        String text = page.collisions().renamed(table.text(isInner));
        page.draft().replace(
                macro.from(), page.source().token(close).to(), macro.directive() ? text.replaceAll("\\s+", " ") : text,
                "libbpf takes a map as a struct in the section .maps; " + macro.text() + " is BCC's");
        table.limit().ifPresent(limit -> page.draft().limit(macro.from(), limit));
        int behind = page.source().token(close + 1).is(";") ? close + 1 : close;
        TableFunctions functions = new TableFunctions(table);
        for (String helper : page.helpers()) {
            if (helper.endsWith(" " + table.name())) {
                page.draft().insert(
                        page.source().token(behind).to(), "\n\n" + functions.text(helper.split(" ")[0]),
                        "what BCC puts in place of ." + helper.split(" ")[0] + "(), as a function");
            }
        }
    }
}
