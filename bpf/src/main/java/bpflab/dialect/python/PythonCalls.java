package bpflab.dialect.python;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The calls that BCC's Python examples make, and the Java that does the same. */
final class PythonCalls {
    /** What {@code trace_fields()} answers, in its order. */
    static final List<String> TRACE_FIELDS = List.of(
            "line.task()", "line.pid()", "line.cpu()", "\"\"", "line.at().toMillis() / 1000.0", "line.text()");

    private static final Pattern DEFINED = Pattern.compile("-D(\\w+(?:=[\\w.]+)?)");

    private final PythonNames names;
    private final PythonFormat format;
    private final Map<String, Function<PythonCall, Optional<String>>> known;

    PythonCalls(PythonNames names) {
        this.names = names;
        this.format = new PythonFormat(names);
        this.known = Map.ofEntries(
                Map.entry("attach_xdp", this::xdp),
                Map.entry("remove_xdp", call -> call.argument(0, "dev").flatMap(names::java)
                        .map(device -> "detach(" + device + ");")),
                Map.entry("attach_kprobe", call -> probe(call, "kprobe", "ksyscall")),
                Map.entry("attach_kretprobe", call -> probe(call, "kretprobe", "kretsyscall")),
                Map.entry("attach_tracepoint", call -> attach(call, "tracepoint", "tp")
                        .map(java -> java.replaceFirst("(\"tracepoint\", \"\\w+):", "$1/"))),
                Map.entry("attach_raw_tracepoint", call -> attach(call, "raw-tracepoint", "tp")),
                Map.entry("attach_uprobe", call -> user(call, "uprobe")),
                Map.entry("attach_uretprobe", call -> user(call, "uretprobe")),
                Map.entry("detach_kprobe", call -> detach(call, "event")),
                Map.entry("detach_kretprobe", call -> detach(call, "event")),
                Map.entry("detach_raw_tracepoint", call -> detach(call, "tp")),
                Map.entry("detach_tracepoint", call -> detach(call, "tp")
                        .map(java -> java.replaceFirst("(\"\\w+):", "$1/"))),
                Map.entry("detach_uprobe", this::detachUser), Map.entry("detach_uretprobe", this::detachUser),
                Map.entry("trace_print", this::trace),
                Map.entry("clear", call -> names.map(call.on()).map(map -> "clear(" + map + ");")),
                Map.entry("print_log2_hist", call -> histogram(call, "printLog2Hist")),
                Map.entry("print_linear_hist", call -> histogram(call, "printLinearHist")),
                Map.entry("sleep", call -> call.argument(0, "secs").flatMap(names::java)
                        .map(PythonCalls::pause)),
                Map.entry("print", this::print), Map.entry("printb", this::print));
    }

    /** Who sleeps for days waits for Ctrl-C, and goes on then. */
    private static String pause(String seconds) {
        return seconds.matches("\\d{5,}")
                ? "every(9999, () -> {});   // until Ctrl-C"
                : "Thread.sleep((long) (1000 * " + seconds + "));";
    }

    /** The Java of a call that stands alone. */
    Optional<String> java(PythonCall call) {
        return Optional.ofNullable(known.get(call.name())).flatMap(java -> java.apply(call));
    }

    private Optional<String> xdp(PythonCall call) {
        Optional<String> program = call.argument(1, "fn").flatMap(names::program);
        return call.argument(0, "dev").flatMap(names::java)
                .flatMap(device -> program.map(name -> "attach(" + name + ", " + (onlyHere(device)
                        ? "\"xdp\", " + device + ", \"--yes\");" : device + ");")));
    }

    /** On {@code lo} the API asks, which a script has nobody for; no connection from outside hangs on it. */
    private boolean onlyHere(String device) {
        return names.constant(device).equals("\"lo\"");
    }

    /** A system call has a function of another name on each machine, which BCC is asked for and {@code attach} not. */
    private Optional<String> probe(PythonCall call, String hook, String ofCalls) {
        Optional<String> program = call.argument(1, "fn_name").flatMap(names::program);
        Optional<String> name = call.argument(0, "event").flatMap(names::systemCall);
        return name.isEmpty() ? attach(call, hook, "event") : program.map(
                known -> "attach(" + known + ", \"" + ofCalls + "\", " + name.get() + ");");
    }

    /** {@code trace_print()}, and with a text which fields it prints: {@code trace_print("{1} {5}")}. */
    private Optional<String> trace(PythonCall call) {
        Optional<String> text = call.argument(0, "fmt").filter(given -> !given.equals("None"));
        return text.isEmpty() ? Optional.of("tracePrint();")
                : format.bracesOfJava(text.get(), TRACE_FIELDS)
                        .map(java -> "traceFields().forEach(line -> print(" + java + "));");
    }

    private Optional<String> attach(PythonCall call, String hook, String event) {
        Optional<String> program = call.argument(1, "fn_name").flatMap(names::program);
        return call.argument(0, event).flatMap(names::java)
                .flatMap(place -> program.map(name -> "attach(" + name + ", \"" + hook + "\", " + place + ");"));
    }

    private Optional<String> user(PythonCall call, String hook) {
        Optional<String> file = call.argument(0, "name").flatMap(names::java);
        Optional<String> symbol = call.argument(1, "sym").flatMap(names::java);
        Optional<String> program = call.argument(3, "fn_name").flatMap(names::program);
        return file.flatMap(path -> symbol.flatMap(function -> program.map(name -> "attach(" + name + ", \"" + hook
                + "\", " + path + " + \":\" + " + function + ");")));
    }

    /** What clang is told besides, which {@code load} is not. */
    static String flags(PythonCall call, String path) {
        String defined = DEFINED.matcher(call.named().getOrDefault("cflags", "")).results()
                .map(flag -> " -D " + flag.group(1)).collect(Collectors.joining());
        return defined.isEmpty() ? "" : "   // without its cflags: :load " + path.replace("\"", "") + defined;
    }

    private Optional<String> detach(PythonCall call, String event) {
        return call.argument(0, event).flatMap(names::java).map(place -> "detach(" + place + ");");
    }

    private Optional<String> detachUser(PythonCall call) {
        Optional<String> symbol = call.argument(1, "sym").flatMap(names::java);
        return call.argument(0, "name").flatMap(names::java)
                .flatMap(path -> symbol.map(function -> "detach(" + path + " + \":\" + " + function + ");"));
    }

    private Optional<String> histogram(PythonCall call, String function) {
        String unit = call.argument(0, "val_type").flatMap(names::java).orElse("\"value\"");
        return names.map(call.on()).map(map -> function + "(" + map + ", " + unit + ");");
    }

    /**
     * {@code print("..." % (a, b))}, {@code f"..."}, {@code "...".format(a, b)}, values with blanks between them,
     * nothing. What does not end its line is not known: {@code end=""}.
     */
    private Optional<String> print(PythonCall call) {
        boolean ends = call.named().getOrDefault("end", "'\\n'").matches("[\"']\\\\n[\"']");
        if (!ends || !Set.of("file", "flush", "end").containsAll(call.named().keySet())) {
            return Optional.empty();
        }
        if (call.arguments().size() != 1) {
            String places = String.join(" ", Collections.nCopies(call.arguments().size(), "%s"));
            return format.percent("\"" + places + "\"", call.arguments()).map(java -> "print(" + java + ");");
        }
        return formatted(call.arguments().get(0)).map(java -> "print(" + java + ");");
    }

    private Optional<String> formatted(String text) {
        if (text.matches("(?s)f[\"'].*")) {
            return format.marked(text);
        }
        Optional<PythonCall> made = PythonCall.of(text).filter(call -> call.name().equals("format"));
        if (made.isPresent()) {
            return made.get().named().isEmpty()
                    ? format.braces(made.get().on(), made.get().arguments()) : Optional.empty();
        }
        int percent = behindText(text);
        if (percent < 0) {
            return names.java(text).map(java -> java.startsWith("\"") ? java : "\"%s\", " + java);
        }
        String values = text.substring(percent + 1).strip();
        return format.percent(text.substring(0, percent), PythonCall.split(
                values.startsWith("(") && values.endsWith(")") ? values.substring(1, values.length() - 1) : values));
    }

    /** Where the {@code %} behind a first text stands, which may be in pieces. */
    private static int behindText(String text) {
        Matcher words = PythonNames.WORDS.matcher(text);
        int end = words.lookingAt() ? words.end() : text.length();
        int percent = end + text.substring(end).length() - text.substring(end).stripLeading().length();
        return percent < text.length() && text.charAt(percent) == '%' ? percent : -1;
    }
}
