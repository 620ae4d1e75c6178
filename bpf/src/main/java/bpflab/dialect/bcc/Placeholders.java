package bpflab.dialect.bcc;

import bpflab.clang.Compilation;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a script was to replace and is still in a text: {@code %s}, {@code ##FILTER##}, {@code PID}. */
final class Placeholders {
    private static final String EDIT = ":edit ";
    /** Tables whose size, not a type, stands behind the name. */
    private static final Set<String> SIZE_NEXT = Set.of(
            "BPF_RINGBUF_OUTPUT", "BPF_PERF_ARRAY", "BPF_CGROUP_ARRAY", "BPF_PROG_ARRAY", "BPF_STACK_TRACE",
            "BPF_STACK_TRACE_BUILDID", "BPF_DEVMAP", "BPF_CPUMAP", "BPF_XSKMAP", "BPF_SOCKMAP");
    private static final Set<String> BEFORE_VALUES = Set.of("return", "case", "else");

    private final Page page;
    private final Original source;
    /** Words that only a script knows, and what may stand for each until then. */
    private final Map<String, String> words = new LinkedHashMap<>();
    private final List<Runnable> holes = new ArrayList<>();
    private boolean marks;

    Placeholders(Page page) {
        this.page = page;
        this.source = page.source();
    }

    /**
     * Finds Python's own marks.
     *
     * @return the lines that one stands in
     */
    Set<Integer> find() {
        Set<Integer> lines = new TreeSet<>();
        for (int i = 0; i + 1 < source.tokens().size(); i++) {
            Token token = source.token(i);
            Token next = source.token(i + 1);
            boolean touches = token.to() == next.from();
            if (token.is("{") && touches && next.is("{") && source.token(i - 1).is(")")) {
                lines.add(mark(i, i + 1, "Python's format() makes one bracket of it before BCC reads the text",
                        "write one bracket each"));
                return lines; // an initialiser of C may begin with two, a function's body does not
            }
            int end = touches && (!token.directive() || token.is("##") && beginsLine(i)) ? end(i) : -1;
            if (end > 0) {
                lines.add(mark(i, end, "Python puts a value there before BCC reads the text",
                        "write the value that the script puts in"));
                i = end;
            }
        }
        return lines;
    }

    /** The index of the last token of a mark that begins there; -1 where none does. */
    private int end(int at) {
        Token next = source.token(at + 1);
        if (source.token(at).is("%") && !isOperand(source.token(at - 1))) {
            boolean named = next.is("(") && source.token(at + 3).is(")");
            Token letter = source.token(named ? at + 4 : at + 1);
            return letter.is("s") || letter.is("d") ? named ? at + 4 : at + 1 : -1;
        }
        boolean framed = (source.token(at).is("##") || source.token(at).is("@"))
                && next.kind() == Token.Kind.NAME && source.token(at + 2).is(source.token(at).text());
        return framed ? at + 2 : -1;
    }

    private boolean beginsLine(int at) {
        return at == 0 || source.line(source.token(at - 1).from()) < source.line(source.token(at).from());
    }

    /** What stands before a percent sign that divides. */
    private static boolean isOperand(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.is("]")
                || token.kind() == Token.Kind.NAME && !BEFORE_VALUES.contains(token.text());
    }

    private int mark(int first, int last, String why, String todo) {
        int from = source.token(first).from();
        String text = source.between(from, source.token(last).to());
        marks = true;
        holes.add(() -> page.draft().hole(from, text, why, todo + ": " + EDIT + file()));
        return source.line(from);
    }

    /** A text in brackets of a template's. */
    void template(int at, String text) {
        marks = true;
        holes.add(() -> page.draft().hole(at, text, "a template puts a text there before BCC reads it",
                "put in what the script puts in: " + EDIT + file()));
    }

    /**
     * A word that nothing defines, in capital letters.
     *
     * @param type whether clang wants a type there
     */
    void word(int line, String name, boolean type) {
        if (words.containsKey(name)) {
            return;
        }
        int token = page.tokenBefore(source.startOf(line)) + 1;
        while (!source.token(token).is(name) && source.token(token).from() < source.nextLine(source.startOf(line))) {
            token++;
        }
        String value = type || isKey(token) ? "u32" : isStatement(token) ? "" : "1";
        words.put(name, value);
        int at = source.startOf(line);
        String todo = value.isEmpty() ? "put in what the script puts in, or take it out: "
                : "say what it stands for, as here " + value + ": ";
        holes.add(() -> page.draft().hole(at, name,
                "nothing defines it: BCC's scripts often put a text in place of such a word first", todo + command()));
    }

    /** {@code BPF_HASH(name, KEY)}. */
    private boolean isKey(int at) {
        String macro = source.token(at - 4).text();
        return source.token(at - 1).is(",") && source.token(at - 3).is("(")
                && TableMacro.names().contains(macro) && !SIZE_NEXT.contains(macro);
    }

    private boolean isStatement(int at) {
        Token before = source.token(at - 1);
        return before.is(";") || before.is("{") || before.is("}") || before.directive()
                || beginsLine(at) && before.is(")");
    }

    /** Tells of all that was found. */
    void tell() {
        holes.forEach(Runnable::run);
    }

    private String command() {
        List<String> defined = new ArrayList<>(page.options().flags().stream()
                .filter(flag -> flag.startsWith("-D") && flag.length() > 2).map(flag -> flag.substring(2)).toList());
        words.forEach((word, value) -> defined.add(word + "=" + value));
        return marks ? EDIT + file() : ":load " + file() + defined.stream()
                .map(word -> " -D " + Compilation.quoted(word)).collect(Collectors.joining());
    }

    private String file() {
        return Compilation.quoted(source.path().toString());
    }
}
