package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import bpflab.hook.Context;
import bpflab.hook.ProgramType;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sections that say no type of program, and programs without one: written as the context tells. */
final class Sections implements Rule {
    private static final Set<String> HIDING = Set.of(
            "static", "inline", "__inline", "__inline__", "__always_inline", "INLINE");

    private static final Set<String> SECTIONS = Set.of("SEC", "section", "__section__", "__section");

    @Override
    public void apply(Request request, Draft draft) {
        tails(request.source(), draft);
        functions(request.source()).forEach(name -> program(request, name, draft));
    }

    /** The indexes of the names of all functions that have a body. */
    private static List<Integer> functions(Original source) {
        List<Integer> functions = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (depth == 0 && token.kind() == Token.Kind.NAME && !token.directive() && isFunction(source, i)) {
                functions.add(i);
            }
        }
        return functions;
    }

    /** iproute2 read a map's number and a place in it from such a section; libbpf reads both from the map's values. */
    private static void tails(Original source, Draft draft) {
        Tail.all(source).forEach(tail -> draft.replace(
                source.token(tail.at()).from(), source.token(tail.end(source) - 1).to(), "SEC(\"tc\")",
                "libbpf reads a program's place in a map from the map's values; its section is its type"));
        for (int i = 0; i < source.tokens().size(); i++) {
            if (source.token(i).is("__section_xdp_entry") && !source.token(i).directive()) {
                draft.replace(source.token(i).from(), source.token(i).to(), "SEC(\"xdp\")",
                        "libbpf reads the type of a program from its section's name");
            }
        }
    }

    /** A name, arguments, a body. */
    private static boolean isFunction(Original source, int name) {
        int close = source.token(name + 1).is("(") ? source.closing(name + 1) : -1;
        return close > 0 && source.token(close + 1).is("{");
    }

    private static Context context(Original source, int name) {
        return new Context(source.token(name + 2).is("struct") && source.token(name + 4).is("*")
                ? source.token(name + 3).text() : "");
    }

    private static void program(Request request, int name, Draft draft) {
        Original source = request.source();
        Context context = context(source, name);
        Optional<Token> section = section(source, name);
        Optional<String> typed = request.options().type();
        Optional<String> answered = answered(source, name);
        if (section.isPresent() && isStatic(source, name, context, section.get())) {
            seen(source, name, draft);
        }
        if (section.isPresent()) {
            String now = IprouteNames.section(section.get());
            if (new Sec(now).def().isEmpty()) {
                typed.or(() -> context.taken(now).map(SecDef::name)).or(() -> answered)
                        .ifPresent(known -> draft.replace(section.get().from(), section.get().to(),
                                "\"" + known + "\"", reason(context)));
            }
        } else if (isProgram(source, name, context, answered)) {
            typed.or(() -> context.taken("").map(SecDef::name)).or(() -> answered).ifPresent(known -> draft.insert(
                    source.token(head(source, name)).from(), "SEC(\"" + known + "\")\n", reason(context)));
        }
    }

    /** Whether there is a program that can only be seen within its file: tc and ip took it, libbpf does not. */
    static boolean hasStaticProgram(Original source) {
        return functions(source).stream().anyMatch(name -> section(source, name)
                .filter(section -> isStatic(source, name, context(source, name), section)).isPresent());
    }

    /** Whether there is a program and no section at all: tc and ip took it out of {@code .text}. */
    static boolean hasBareProgram(Original source) {
        boolean sections = source.tokens().stream().anyMatch(token -> token.kind() == Token.Kind.NAME
                && (SECTIONS.contains(token.text()) || token.text().startsWith("__section")));
        return !sections && source.headers().noneMatch(header -> header.content().startsWith("bpf/"))
                && functions(source).stream().anyMatch(name ->
                        isProgram(source, name, context(source, name), Optional.empty()));
    }

    /**
     * Whether there is a program in a section that libbpf does not know, in a text that has no {@code SEC}: it was
     * printed without the header of its loader. Where the section is one of today's, the header is just forgotten.
     */
    static boolean hasLostHeader(Original source) {
        return functions(source).stream().anyMatch(name -> IntStream.range(head(source, name), name)
                .anyMatch(i -> source.token(i).is("SEC") && source.token(i + 1).is("(")
                        && new Sec(source.token(i + 2).content()).def().isEmpty()))
                && new Surroundings(source).lacksHelpers();
    }

    private static boolean isStatic(Original source, int name, Context context, Token section) {
        boolean program = !ProgramType.seeing(context.struct()).isEmpty()
                && !section.content().startsWith(".text");
        return program && IntStream.range(head(source, name), name).anyMatch(i -> source.token(i).is("static"));
    }

    private static void seen(Original source, int name, Draft draft) {
        for (int i = head(source, name); i < name; i++) {
            if (HIDING.contains(source.token(i).text())) {
                draft.replace(source.token(i).from(), source.token(i + 1).from(), "",
                        "libbpf takes a function for a program only if it can be seen from outside the file");
            }
        }
    }

    private static String reason(Context context) {
        return "libbpf reads the type of a program from its section's name" + (context.struct().isEmpty()
                ? "; before 1.0 it took this one so, or its answers tell it"
                : "; its argument, a struct " + context.struct() + ", tells it");
    }

    /** The text of the SEC in the head of a function. */
    private static Optional<Token> section(Original source, int name) {
        for (int i = name - 1; i >= head(source, name); i--) {
            boolean marks = source.token(i).is("SEC") || source.token(i).text().endsWith("section")
                    || source.token(i).text().equals("__section__");
            if (marks && source.token(i + 1).is("(") && !IprouteNames.section(source.token(i + 2)).isEmpty()) {
                return Optional.of(source.token(i + 2));
            }
        }
        return Optional.empty();
    }

    /** The type whose answers a program without a context gives: {@code return XDP_PASS;}. */
    private static Optional<String> answered(Original source, int name) {
        int open = source.closing(name + 1) + 1;
        for (int i = open; i < source.closing(open); i++) {
            if (source.token(i).is("return") && source.token(i + 1).text().startsWith("XDP_")) {
                return Optional.of("xdp");
            }
            if (source.token(i).is("return") && source.token(i + 1).text().startsWith("TC_ACT_")) {
                return Optional.of("tc");
            }
        }
        return Optional.empty();
    }

    /** Nobody calls it, it can be seen from outside, and it takes a context or answers as a program. */
    private static boolean isProgram(Original source, int name, Context context, Optional<String> answered) {
        boolean bare = source.closing(name + 1) <= name + 3 || source.token(name + 2).is("void");
        if (ProgramType.seeing(context.struct()).isEmpty() && (answered.isEmpty() || !bare)) {
            return false;
        }
        for (int i = head(source, name); i < name; i++) {
            if (source.token(i).is("static") || source.token(i).text().contains("inline")
                    || source.token(i).is("SEC") || source.token(i).text().endsWith("section")
                    || source.token(i).text().startsWith("__section_")) {
                return false;
            }
        }
        Surroundings around = new Surroundings(source);
        Set<String> head = source.tokens().subList(head(source, name), name).stream().map(Token::text)
                .collect(Collectors.toSet());
        if (around.expanded(head).stream().anyMatch(SECTIONS::contains)) {
            return false; // a macro of the text puts it into one
        }
        return source.tokens().stream().filter(token -> token.text().equals(source.token(name).text())).count() == 1;
    }

    /** The index of the first token of what a name declares. */
    private static int head(Original source, int name) {
        int head = name;
        while (head > 0 && !source.token(head - 1).is(";") && !source.token(head - 1).is("}")
                && !source.token(head - 1).directive()) {
            head--;
        }
        return head;
    }
}
