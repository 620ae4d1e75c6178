package bpflab.dialect.bcc;

import bpflab.clang.Diagnostic;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import bpflab.trouble.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What looks like BCC's and is not: a method of something that is no table, a macro that nobody defines, C++. */
final class Misuses {
    private static final Pattern NO_OBJECT = Pattern.compile(
            "no member named '\\w+' in .*|use of undeclared identifier .*|member reference (?:base )?type .*");
    private static final Pattern NO_MACRO = Pattern.compile(
            "a parameter list without types is only allowed .*|type specifier missing.*|"
                    + "(?:implicit declaration of|call to undeclared) function '(\\w+)'.*");
    private static final Pattern MACRO_LIKE = Pattern.compile("[A-Z][A-Z0-9_]{2,}");

    private final Page page;

    Misuses(Page page) {
        this.page = page;
    }

    /**
     * Tells of a text in C++, and of nothing else in it.
     *
     * @return whether it is one
     */
    boolean isOtherLanguage() {
        Original source = page.source();
        Optional<Token> sign = IntStream.range(0, source.tokens().size())
                .filter(i -> !source.token(i).directive() && isCpp(source, i)).mapToObj(source::token).findFirst();
        sign.ifPresent(token -> page.draft().leave(
                token.from(), line(token.from()), "this is C++, which BPF programs are not written in",
                "put the C text for the kernel alone into a .c file"));
        return sign.isPresent();
    }

    private static boolean isCpp(Original source, int at) {
        Token next = source.token(at + 1);
        return source.token(at).is("class") && next.kind() == Token.Kind.NAME
                        && (source.token(at + 2).is("{") || source.token(at + 2).is(":"))
                || source.token(at).is("template") && next.is("<")
                || source.token(at).is("namespace") && source.token(at + 2).is("{")
                || source.token(at).is("using") && next.is("namespace")
                || source.token(at).is("std") && next.is(":") && source.token(at + 2).is(":");
    }

    /**
     * Tells of what clang found there, where it is one of these.
     *
     * @param at where its line begins
     */
    boolean tell(Diagnostic said, int at) {
        Matcher macro = NO_MACRO.matcher(said.message());
        return NO_OBJECT.matcher(said.message()).matches() && noTable(at)
                || macro.matches() && noMacro(macro, at, said.column());
    }

    private boolean noTable(int at) {
        Original source = page.source();
        int end = source.nextLine(at);
        for (int i = page.tokenBefore(at) + 1; i < source.tokens().size() && source.token(i).from() < end; i++) {
            Token object = source.token(i);
            Token method = source.token(i + 2);
            if (object.kind() == Token.Kind.NAME && source.token(i + 1).is(".") && Methods.knows(method.text())
                    && source.token(i + 3).is("(") && !page.tables().containsKey(object.text())) {
                page.draft().leave(
                        object.from(), object.text() + "." + method.text() + "()", object.text() + " is no table",
                        Nearest.to(object.text(), page.tables().keySet())
                                .filter(name -> name.length() > 2).map(name -> "did you mean " + name + "?")
                                .orElse("a table is made outside of functions: BPF_HASH(NAME, KEY, VALUE);"));
                return true;
            }
        }
        return false;
    }

    private boolean noMacro(Matcher said, int at, int column) {
        List<String> own = page.source().macros().toList();
        String name = said.group(1) == null ? before(at, column, own) : said.group(1);
        if (!MACRO_LIKE.matcher(name).matches() && !own.contains(name)) {
            return false;
        }
        boolean isOwn = own.contains(name);
        Stream<String> known = Stream.of(own.stream(), TableMacro.names().stream(), Programs.macros().stream())
                .flatMap(names -> names);
        page.draft().leave(
                at, name,
                isOwn ? "nothing defines what this macro stands for in the end" : "nothing defines such a macro",
                isOwn ? "write in its #define what it stands for"
                        : Nearest.hint(name, known.toList(), "write its #define above, or take it out"));
        return true;
    }

    /** The name of the macro that clang points at, or into. */
    private String before(int at, int column, List<String> own) {
        Original source = page.source();
        for (int i = page.tokenBefore(at + column); i >= 0 && source.token(i).from() >= at; i--) {
            Token token = source.token(i);
            if (MACRO_LIKE.matcher(token.text()).matches() || own.contains(token.text())) {
                return token.text();
            }
        }
        return "";
    }

    private String line(int at) {
        Original source = page.source();
        int begin = source.startOf(source.line(at));
        return source.between(begin, source.nextLine(begin)).strip();
    }
}
