package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.clang.Syntax;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A text that is being translated: what clang sees in it, what was found so far, and what is to be done. */
final class Page {
    private final Original source;
    private final Syntax syntax;
    private final DialectOptions options;
    private final Draft draft;
    private final Rewrites rewrites;
    private final Map<Integer, Integer> tokenAt = new HashMap<>();
    private final Map<Cursor, Cursor> parents = new IdentityHashMap<>();
    private final Map<String, Table> tables = new TreeMap<>();
    private final Set<String> helpers = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();
    private final List<Program> programs = new ArrayList<>();
    private final List<int[]> tableTexts = new ArrayList<>();
    private final List<Runnable> heads = new ArrayList<>();
    private final Collisions collisions;

    Page(Original source, Syntax syntax, DialectOptions options, Draft draft, Collisions collisions) {
        this.collisions = collisions;
        this.source = source;
        this.syntax = syntax;
        this.options = options;
        this.draft = draft;
        this.rewrites = new Rewrites(source);
        for (int i = 0; i < source.tokens().size(); i++) {
            tokenAt.put(source.tokens().get(i).from(), i);
        }
        syntax.declarations().forEach(this::adopt);
    }

    private void adopt(Cursor cursor) {
        for (Cursor child : cursor.children()) {
            parents.put(child, cursor);
            adopt(child);
        }
    }

    Original source() {
        return source;
    }

    Syntax syntax() {
        return syntax;
    }

    DialectOptions options() {
        return options;
    }

    Draft draft() {
        return draft;
    }

    Rewrites rewrites() {
        return rewrites;
    }

    /** The tables by their names. */
    Map<String, Table> tables() {
        return tables;
    }

    /** The functions of tables that are called: {@code increment counter}. */
    Set<String> helpers() {
        return helpers;
    }

    /** Names that the translation uses and the text does not define. */
    Set<String> needed() {
        return needed;
    }

    /** The functions that the kernel calls. */
    List<Program> programs() {
        return programs;
    }

    /** Has something written behind the heading, where both begin at the same place. */
    void later(Runnable writing) {
        heads.add(writing);
    }

    /** Writes what was put off. */
    void writeLater() {
        heads.forEach(Runnable::run);
    }

    /** From and to of the macros that tables come from. */
    List<int[]> tableTexts() {
        return tableTexts;
    }

    /** Structs that have a name of the kernel's. */
    Collisions collisions() {
        return collisions;
    }

    /** Names that the translation has, and those that flags define something as: {@code -DKEY=u32}. */
    Set<String> translated() {
        Set<String> names = new TreeSet<>();
        String flags = String.join("\n", options.flags());
        Original.of(source.path(), draft.finished(Set.of()).text() + "\n" + flags).tokens().stream()
                .filter(token -> token.kind() == Token.Kind.NAME)
                .forEach(token -> names.add(token.text()));
        return names;
    }

    /** All of the tree. */
    Stream<Cursor> all() {
        return syntax.declarations().stream().flatMap(Cursor::all);
    }

    /** The functions of the text that have a body. */
    List<Cursor> functions() {
        return syntax.declarations().stream()
                .filter(one -> one.is("FunctionDecl") && one.place().used() >= 0)
                .filter(one -> one.children().stream().anyMatch(child -> child.is("CompoundStmt")))
                .toList();
    }

    /** What it is directly inside of; {@link Cursor#NOTHING} outside of all. */
    Cursor parent(Cursor cursor) {
        return parents.getOrDefault(cursor, Cursor.NOTHING);
    }

    /** The function that it is in. */
    Optional<Cursor> function(Cursor cursor) {
        Cursor at = cursor;
        while (at != Cursor.NOTHING && !at.is("FunctionDecl")) {
            at = parent(at);
        }
        return at == Cursor.NOTHING ? Optional.empty() : Optional.of(at);
    }

    /** The index of the token that begins there; -1 when none does. */
    int tokenAt(int offset) {
        return tokenAt.getOrDefault(offset, -1);
    }

    /** The index of the token that names a member, or of the macro that does; -1 when there is none in the text. */
    int nameToken(Cursor member) {
        int to = member.place().to();
        return to >= 0
                ? tokenAt(to - member.name().length())
                : member.place().usedTo() < 0 ? -1 : tokenBefore(member.place().usedTo());
    }

    /** The index of the last token that ends there or before. */
    int tokenBefore(int offset) {
        int low = 0;
        int high = source.tokens().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (source.token(middle).to() <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The names in the text, without those of directives that include. */
    Stream<Token> names() {
        return source.tokens().stream().filter(token -> token.kind() == Token.Kind.NAME);
    }

    /** Whether clang has something against the line that it is on, which is told as what it is. */
    boolean isWrong(Cursor cursor) {
        int line = cursor.place().used() < 0 ? 0 : source.line(cursor.place().used());
        return syntax.diagnostics().stream().anyMatch(said -> said.isError() && said.line() == line);
    }

    /** What an expression is as it is written; empty when a macro of a header wrote it. */
    String written(Cursor cursor) {
        return cursor.place().isWritten() ? source.between(cursor.place().from(), cursor.place().to()) : "";
    }

    /** The table that an expression means; empty when it means none. */
    Optional<Table> table(Cursor expression) {
        return Optional.ofNullable(tables.get(expression.written().referred()));
    }
}
