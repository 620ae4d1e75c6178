package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script that loads and reads a BCC program, as Java at the prompt. What is not known stays as a comment, block by
 * block, and is told of.
 */
public final class PythonScript {
    private static final Pattern ASSIGNED = Pattern.compile("(?s)\\(?([\\w, ]+?)\\)?\\s*=(?!=)\\s*(.+)");
    static final Pattern NEEDLESS = Pattern.compile(
            "(?:from|import) .*|pass|try:|except KeyboardInterrupt:|except \\(KeyboardInterrupt.*\\):"
                    + "|global .*|exit\\(\\)|sys\\.exit\\(\\)|finally:");
    private static final Pattern POLL = Pattern.compile("\\w+\\.(?:perf_buffer_poll|kprobe_poll|ring_buffer_poll"
            + "|ring_buffer_consume)\\(.*\\)");
    private static final Pattern OPEN = Pattern.compile(
            "(?s)(.+)\\.(?:open_perf_buffer|open_ring_buffer)\\((\\w+).*\\)");
    private static final Pattern HANDLER = Pattern.compile("def (\\w+)\\(.*\\):");
    private static final Pattern STRUCTURE = Pattern.compile("class \\w+\\((?:\\w+\\.)?Structure\\):");
    private static final Pattern CHANGED = Pattern.compile("(?s)(\\w+)\\s*[-+*/|&]?=(?!=).*");
    private static final Pattern MAIN = Pattern.compile("if __name__ == .*:");
    private static final Pattern FOREVER = Pattern.compile("while (?:1|True|\\(1\\)|\\(True\\)):");
    private static final Pattern EVENT = Pattern.compile("(\\w+) = .*(?:\\.event\\(|cast\\().*");
    private static final Pattern FIELDS = Pattern.compile("(.+?) = \\w+\\.trace_fields\\(.*\\)");
    private static final Pattern THROWING = Pattern.compile("^(?:Thread\\.sleep|load|attach|attachAll)\\(");
    /** What BCC attaches itself, since its name or macro says where. */
    private static final Pattern PLACED = Pattern.compile(
            "\\b(?:(?:RAW_)?TRACEPOINT_PROBE|K(?:RET)?FUNC_PROBE|LSM_PROBE|k(?:ret)?probe__|(?:raw_)?tracepoint__)");

    private final List<PythonLine> lines;
    private final PythonNames names = new PythonNames();
    private final PythonCalls calls = new PythonCalls(names);
    private final PythonItems items = new PythonItems(names);
    private final PythonWalks walks = new PythonWalks(names);
    private final Map<String, List<PythonLine>> handlers = new HashMap<>();
    private final Map<String, String> opened = new HashMap<>();
    private final List<Line> java = new ArrayList<>();
    /** Names of numbers that something is added to. */
    private final Set<String> added = new HashSet<>();
    private final boolean attachesItself;
    private int depth;
    private int lambdas;
    private boolean walking;

    /**
     * A line of Java.
     *
     * @param number the line of the script that it is for, from 1
     * @param python what stands there
     * @param java what does the same; a comment where nothing is known
     * @param known whether something is
     */
    public record Line(int number, String python, String java, boolean known) {}

    private PythonScript(String script, String programs) {
        this.lines = PythonLine.all(script);
        lines.stream().map(line -> PythonItems.ADDED.matcher(line.text())).filter(Matcher::matches)
                .forEach(adds -> added.add(adds.group(1)));
        this.attachesItself = PLACED.matcher(script + programs).find() || lines.stream()
                .noneMatch(line -> line.text().contains(".attach_") || line.text().contains(".load_func("));
    }

    /**
     * All of a script; lines that Java has no need of are left out.
     *
     * @param programs the C of the files that it loads, of which BCC attaches some itself; empty where none is known
     */
    public static List<Line> translate(String script, String programs) {
        PythonScript translation = new PythonScript(script, programs);
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
                handlers.put(handler.group(1), PythonLoop.body(lines, i));
            }
        }
    }

    private void block(List<PythonLine> all, int from) {
        for (int i = from; i < all.size(); i++) {
            PythonLine line = all.get(i);
            List<PythonLine> body = line.isHead() ? PythonLoop.body(all, i) : List.of();
            i += body.size();
            if (line.isHead()) {
                head(line, body);
            } else if (!isNeedless(line.text())) {
                emit(line, statement(line.text()).filter(made -> lambdas == 0 || !THROWING.matcher(made).find()));
            }
        }
    }

    /** What Java has no line for: imports, the C text, which goes into a file, and the opening of buffers. */
    private static boolean isNeedless(String text) {
        return NEEDLESS.matcher(text).matches() || OPEN.matcher(text).matches() || text.matches(".*= [bru]*\"{6}");
    }

    private void head(PythonLine line, List<PythonLine> body) {
        Matcher handler = HANDLER.matcher(line.text());
        boolean forever = FOREVER.matcher(line.text()).matches();
        if (NEEDLESS.matcher(line.text()).matches()) {
            block(isTrivial(body) ? List.of() : body, 0);
        } else if (line.text().startsWith("except ") && isTrivial(body) || STRUCTURE.matcher(line.text()).matches()
                || handler.matches() && handlers.containsKey(handler.group(1))) {
            return; // Java has no need of it, or it is written where its records are waited for
        } else if (MAIN.matcher(line.text()).matches()) {
            block(body, 0);
        } else if (forever && body.stream().anyMatch(inside -> POLL.matcher(inside.text()).matches())) {
            poll(line, body);
        } else if (forever) {
            forever(line, body);
        } else if (!walk(line, body)) {
            emit(line, Optional.empty());
            body.forEach(inside -> emit(inside, Optional.empty()));
        }
    }

    private static boolean isTrivial(List<PythonLine> body) {
        return body.stream().allMatch(PythonLoop::isTrivial);
    }

    /** Loops whose beat Java has a call for, which ends at Ctrl-C and lets what stands behind it follow. */
    private void forever(PythonLine line, List<PythonLine> body) {
        PythonLoop loop = PythonLoop.of(body);
        Matcher fields = FIELDS.matcher(loop.first());
        if (loop.beat().isPresent()) {
            every(line, loop, loop.beat().get());
        } else if (fields.matches()) {
            traceFields(fields.group(1));
            lambda(line, "traceFields().forEach(line -> {", loop.without(loop.steps().get(0)));
        } else {
            braces(line, "while (true) {", body, "}");
            return;
        }
        block(loop.atEnd(), 0);
    }

    private void every(PythonLine line, PythonLoop loop, PythonLine beat) {
        Optional<String> seconds = names.java(PythonLoop.pause(beat));
        if (loop.steps().size() == 1 && seconds.isPresent()) {
            emit(line, Optional.of("every(" + seconds.get() + ", () -> {});   // until Ctrl-C"));
        } else {
            lambda(line, "every(" + seconds.orElse("1") + ", () -> {",
                    seconds.isPresent() ? loop.without(beat) : loop.lines());
        }
    }

    /** {@code for k, v in table.items():} and its kin; within another, two entries would have one name. */
    private boolean walk(PythonLine line, List<PythonLine> body) {
        Optional<PythonWalks.Walk> stack = walks.stack(line.text());
        if (stack.isPresent()) {
            braces(line, stack.get().java(), body, "}");
            stack.get().names().forEach(names::forget);
            return true;
        }
        Optional<PythonWalks.Walk> walk = walking ? Optional.empty() : walks.begin(line.text());
        walk.ifPresent(begun -> {
            walking = true;
            braces(line, begun.java(), body, "}");
            walking = false;
            begun.names().forEach(names::forget);
        });
        return walk.isPresent();
    }

    /** What Java calls back may not throw what can be interrupted: {@code Thread.sleep}, {@code attach}. */
    private void lambda(PythonLine line, String open, List<PythonLine> body) {
        lambdas++;
        braces(line, open, body, "});");
        lambdas--;
    }

    private void braces(PythonLine line, String open, List<PythonLine> body, String close) {
        emit(line, Optional.of(open));
        Set<String> outside = names.variables();
        depth++;
        block(body, 0);
        depth--;
        names.leave(outside);
        java.add(new Line(line.number(), "", "    ".repeat(depth) + close, true));
    }

    private void poll(PythonLine line, List<PythonLine> loop) {
        loop.stream().filter(step -> !POLL.matcher(step.text()).matches() && !isNeedless(step.text())
                        && !PythonLoop.isTrivial(step) && !step.text().startsWith("except "))
                .forEach(step -> emit(step, Optional.empty()));
        opened.forEach((handler, table) -> {
            Optional<String> map = names.map(table);
            List<PythonLine> body = handlers.getOrDefault(handler, List.of());
            names.value("event", "event");
            body.forEach(inside -> {
                Matcher event = EVENT.matcher(inside.text());
                if (event.matches()) {
                    names.value(event.group(1), "event");
                }
            });
            List<PythonLine> rest = body.stream().filter(inside -> !EVENT.matcher(inside.text()).matches()).toList();
            if (map.isPresent()) {
                lambda(line, "events(" + map.get() + ").forEach(event -> {", rest);
            } else {
                emit(line, Optional.empty());
            }
        });
    }

    private Optional<String> statement(String text) {
        Optional<String> item = items.java(text);
        if (item.isPresent()) {
            return item;
        }
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
            return Optional.of(load(call.get(), attachesItself ? " attachAll();" : ""));
        }
        if (call.filter(made -> made.name().equals("load_func")).isPresent()) {
            Optional<String> program = call.get().argument(0, "func_name").flatMap(names::java);
            program.ifPresent(known -> names.program(name, known));
            return program.map(known -> "var " + PythonNames.word(name) + " = program(" + known + ");");
        }
        if (call.filter(made -> made.name().equals("trace_fields")).isPresent()) {
            traceFields(name);
            return Optional.of("var line = traceFields().findFirst().get();");
        }
        Optional<String> systemCall = names.systemCall(value);
        if (systemCall.isPresent()) {
            names.systemCall(name, systemCall.get());
            return Optional.of("var " + PythonNames.word(name) + " = " + systemCall.get() + ";");
        }
        Optional<String> map = names.map(value);
        map.ifPresent(known -> names.table(name, known));
        return map.map(known -> "var " + PythonNames.word(name) + " = map(" + known + ");")
                .or(() -> names.java(value).map(java -> variable(name, java)));
    }

    /** At a prompt a name can be declared again, within a block it cannot. */
    private String variable(String name, String value) {
        String java = value.matches("\\d+") && added.contains(name) ? value + "L" : value; // Python's have no end
        boolean again = depth > 0 && names.variables().contains(name);
        names.variable(name, java);
        return (again ? "" : "var ") + PythonNames.word(name) + " = " + java + ";";
    }

    private void traceFields(String assigned) {
        List<String> parts = PythonCall.split(assigned.replaceFirst("^\\((.*)\\)$", "$1"));
        for (int i = 0; i < Math.min(parts.size(), PythonCalls.TRACE_FIELDS.size()); i++) {
            names.value(parts.get(i), PythonCalls.TRACE_FIELDS.get(i));
        }
    }

    private String load(PythonCall call, String attached) {
        Optional<String> file = call.argument(0, "src_file").flatMap(names::java);
        return file.filter(path -> path.startsWith("\"") && !path.equals("\"\"") && !call.named().containsKey("text"))
                .map(path -> "load(" + path + ");" + attached + PythonCalls.flags(call, path))
                .orElse("load(\"program.c\");" + attached + "   // the C text of the script, in a file of its own");
    }

    private void emit(PythonLine line, Optional<String> known) {
        Matcher changed = CHANGED.matcher(line.text());
        if (known.isEmpty() && changed.matches()) {
            names.forget(changed.group(1)); // what Java would read there is no longer what Python does
        }
        java.add(new Line(line.number(), line.text(),
                "    ".repeat(depth) + known.orElse("// " + line.text().replaceAll("\\R", "\n// ")),
                known.isPresent()));
    }
}
