package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script that loads and reads a BCC program, as Java at the prompt. What is not known stays as a comment, block by
 * block, and is told of.
 */
public final class PythonScript {
    private static final Pattern ASSIGNED = Pattern.compile("(?s)\\(?([\\w, ]+?)\\)?\\s*=(?!=)\\s*(.+)");
    private static final Pattern LOOP = Pattern.compile("for (\\w+), (\\w+) in (.+):");
    private static final Pattern SORTED = Pattern.compile("sorted\\((.+?)\\.items\\(\\)(?:,.*)?\\)");
    private static final Pattern ITEMS = Pattern.compile("(.+?)\\.(?:items|iteritems)\\(\\)");
    private static final Pattern NEEDLESS = Pattern.compile(
            "(?:from|import) .*|pass|try:|except KeyboardInterrupt:|except \\(KeyboardInterrupt.*\\):|exit\\(\\)"
                    + "|sys\\.exit\\(\\)|finally:");
    private static final Pattern POLL = Pattern.compile("\\w+\\.(?:perf_buffer_poll|kprobe_poll|ring_buffer_poll"
            + "|ring_buffer_consume)\\(.*\\)");
    private static final Pattern OPEN = Pattern.compile(
            "(?s)(.+)\\.(?:open_perf_buffer|open_ring_buffer)\\((\\w+).*\\)");
    private static final Pattern HANDLER = Pattern.compile("def (\\w+)\\(.*\\):");
    private static final Pattern FOREVER = Pattern.compile("while (?:1|True|\\(1\\)|\\(True\\)):");
    private static final Pattern EVENT = Pattern.compile("(\\w+) = .*(?:\\.event\\(|cast\\().*");
    private static final List<String> FIELDS = List.of(
            "line.task()", "line.pid()", "line.cpu()", "\"\"", "line.at().toMillis() / 1000.0", "line.text()");

    private final List<PythonLine> lines;
    private final PythonNames names = new PythonNames();
    private final PythonCalls calls = new PythonCalls(names);
    private final Map<String, List<PythonLine>> handlers = new HashMap<>();
    private final Map<String, String> opened = new HashMap<>();
    private final List<Line> java = new ArrayList<>();
    private int depth;

    /**
     * A line of Java.
     *
     * @param number the line of the script that it is for, from 1
     * @param python what stands there
     * @param java what does the same; a comment where nothing is known
     * @param known whether something is
     */
    public record Line(int number, String python, String java, boolean known) {}

    private PythonScript(String script) {
        this.lines = PythonLine.all(script);
    }

    /** All of a script; lines that Java has no need of are left out. */
    public static List<Line> translate(String script) {
        PythonScript translation = new PythonScript(script);
        translation.findHandlers();
        translation.block(translation.lines, 0);
        return List.copyOf(translation.java);
    }

    /** Functions that take the records of a buffer are written where these are waited for. */
    private void findHandlers() {
        for (PythonLine line : lines) {
            Matcher open = OPEN.matcher(line.text());
            if (open.matches()) {
                opened.put(open.group(2), open.group(1));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            Matcher handler = HANDLER.matcher(lines.get(i).text());
            if (handler.matches() && opened.containsKey(handler.group(1))) {
                handlers.put(handler.group(1), body(lines, i));
            }
        }
    }

    /** The lines that stand deeper than one, behind it. */
    private static List<PythonLine> body(List<PythonLine> all, int head) {
        int end = head + 1;
        while (end < all.size() && all.get(end).indent() > all.get(head).indent()) {
            end++;
        }
        return all.subList(head + 1, end);
    }

    private void block(List<PythonLine> all, int from) {
        for (int i = from; i < all.size(); i++) {
            PythonLine line = all.get(i);
            List<PythonLine> body = line.isHead() ? body(all, i) : List.of();
            i += body.size();
            if (line.isHead()) {
                head(line, body);
            } else if (!isNeedless(line.text())) {
                emit(line, statement(line.text()));
            }
        }
    }

    /** What Java has no line for: imports, the C text, which goes into a file, and the opening of buffers. */
    private static boolean isNeedless(String text) {
        return NEEDLESS.matcher(text).matches() || OPEN.matcher(text).matches() || text.endsWith("= \"\"\"\"\"\"");
    }

    private void head(PythonLine line, List<PythonLine> body) {
        Matcher handler = HANDLER.matcher(line.text());
        Matcher loop = LOOP.matcher(line.text());
        boolean polls = body.stream().anyMatch(inside -> POLL.matcher(inside.text()).matches());
        Optional<String> over = loop.matches() ? over(loop.group(3)) : Optional.empty();
        if (NEEDLESS.matcher(line.text()).matches()) {
            block(body, 0);
        } else if (handler.matches() && handlers.containsKey(handler.group(1))) {
            return; // written where its records are waited for
        } else if (FOREVER.matcher(line.text()).matches() && polls) {
            poll(line);
        } else if (FOREVER.matcher(line.text()).matches()) {
            braces(line, "while (true) {", body, "}");
        } else if (over.isPresent()) {
            names.value(loop.group(1), "e.key()", true);
            names.value(loop.group(2), "e.value()", true);
            braces(line, "for (var e : " + over.get() + ") {", body, "}");
        } else {
            emit(line, Optional.empty());
            body.forEach(inside -> emit(inside, Optional.empty()));
        }
    }

    private Optional<String> over(String expression) {
        Matcher sorted = SORTED.matcher(expression);
        Matcher items = ITEMS.matcher(expression);
        return sorted.matches() ? names.map(sorted.group(1)).map(map -> "sorted(" + map + ")")
                : items.matches() ? names.map(items.group(1)).map(map -> "map(" + map + ")") : Optional.empty();
    }

    private void braces(PythonLine line, String open, List<PythonLine> body, String close) {
        emit(line, Optional.of(open));
        depth++;
        block(body, 0);
        depth--;
        java.add(new Line(line.number(), "", "    ".repeat(depth) + close, true));
    }

    private void poll(PythonLine line) {
        opened.forEach((handler, table) -> {
            Optional<String> map = names.map(table);
            List<PythonLine> body = handlers.getOrDefault(handler, List.of());
            names.value("event", "event", true);
            body.forEach(inside -> {
                Matcher event = EVENT.matcher(inside.text());
                if (event.matches()) {
                    names.value(event.group(1), "event", true);
                }
            });
            List<PythonLine> rest = body.stream().filter(inside -> !EVENT.matcher(inside.text()).matches()).toList();
            if (map.isPresent()) {
                braces(line, "events(" + map.get() + ").forEach(event -> {", rest, "});");
            } else {
                emit(line, Optional.empty());
            }
        });
    }

    private Optional<String> statement(String text) {
        Optional<String> call = PythonCall.of(text).flatMap(calls::java);
        Matcher assigned = ASSIGNED.matcher(text);
        return call.isPresent() || !assigned.matches()
                ? call
                : assigned(assigned.group(1).strip(), assigned.group(2).strip());
    }

    private Optional<String> assigned(String name, String value) {
        Optional<PythonCall> call = PythonCall.of(value);
        if (call.filter(made -> made.name().equals("BPF")).isPresent()) {
            names.bench(name);
            Optional<String> file = call.get().argument(0, "src_file").flatMap(names::java);
            return Optional.of(file.filter(path -> path.startsWith("\"") && !path.equals("\"\"")
                    && !call.get().named().containsKey("text")).map(path -> "load(" + path + ");")
                    .orElse("load(\"program.c\");   // the C text of the script, in a file of its own"));
        }
        if (call.filter(made -> made.name().equals("load_func")).isPresent()) {
            Optional<String> program = call.get().argument(0, "func_name").flatMap(names::java);
            program.ifPresent(known -> names.program(name, known));
            return program.map(known -> "var " + name + " = program(" + known + ");");
        }
        if (call.filter(made -> made.name().equals("trace_fields")).isPresent()) {
            List<String> parts = PythonCall.split(name);
            for (int i = 0; i < Math.min(parts.size(), FIELDS.size()); i++) {
                names.value(parts.get(i), FIELDS.get(i), false);
            }
            return Optional.of("var line = traceFields().findFirst().get();");
        }
        Optional<String> map = names.map(value);
        map.ifPresent(known -> names.table(name, known));
        return map.map(known -> "var " + name + " = map(" + known + ");")
                .or(() -> names.java(value).map(java -> "var " + name + " = " + java + ";"));
    }

    private void emit(PythonLine line, Optional<String> known) {
        java.add(new Line(line.number(), line.text(),
                "    ".repeat(depth) + known.orElse("// " + line.text()), known.isPresent()));
    }
}
