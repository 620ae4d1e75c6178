package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calls that BCC's Python examples make, and the Java that does the same. */
final class PythonCalls {
    private final PythonNames names;
    private final Map<String, Function<PythonCall, Optional<String>>> known;

    PythonCalls(PythonNames names) {
        this.names = names;
        this.known = Map.ofEntries(
                Map.entry("attach_xdp", this::xdp),
                Map.entry("remove_xdp", call -> call.argument(0, "dev").flatMap(names::java)
                        .map(device -> "detach(" + device + ");")),
                Map.entry("attach_kprobe", call -> attach(call, "kprobe", "event")),
                Map.entry("attach_kretprobe", call -> attach(call, "kretprobe", "event")),
                Map.entry("attach_tracepoint", call -> attach(call, "tracepoint", "tp")
                        .map(java -> java.replaceFirst("(\"tracepoint\", \"\\w+):", "$1/"))),
                Map.entry("attach_raw_tracepoint", call -> attach(call, "raw-tracepoint", "tp")),
                Map.entry("attach_uprobe", call -> user(call, "uprobe")),
                Map.entry("attach_uretprobe", call -> user(call, "uretprobe")),
                Map.entry("detach_kprobe", call -> call.argument(0, "event").flatMap(names::java)
                        .map(event -> "detach(" + event + ");")),
                Map.entry("trace_print", call -> Optional.of("tracePrint();")),
                Map.entry("clear", call -> names.map(call.on()).map(map -> "clear(" + map + ");")),
                Map.entry("print_log2_hist", call -> histogram(call, "printLog2Hist")),
                Map.entry("print_linear_hist", call -> histogram(call, "printLinearHist")),
                Map.entry("sleep", call -> call.argument(0, "secs").flatMap(names::java)
                        .map(seconds -> "Thread.sleep((long) (1000 * " + seconds + "));")),
                Map.entry("print", this::print), Map.entry("printb", this::print));
    }

    /** The Java of a call that stands alone. */
    Optional<String> java(PythonCall call) {
        return Optional.ofNullable(known.get(call.name())).flatMap(java -> java.apply(call));
    }

    private Optional<String> xdp(PythonCall call) {
        Optional<String> program = call.argument(1, "fn").flatMap(names::program);
        return call.argument(0, "dev").flatMap(names::java)
                .flatMap(device -> program.map(name -> "attach(" + name + ", " + device + ");"));
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

    private Optional<String> histogram(PythonCall call, String function) {
        String unit = call.argument(0, "val_type").flatMap(names::java).orElse("\"value\"");
        return names.map(call.on()).map(map -> function + "(" + map + ", " + unit + ");");
    }

    /** {@code print("..." % (a, b))}, a text alone, nothing. */
    private Optional<String> print(PythonCall call) {
        if (call.arguments().isEmpty()) {
            return Optional.of("print(\"\");");
        }
        String text = call.arguments().get(0);
        int percent = behindText(text);
        if (percent < 0) {
            return call.arguments().size() == 1
                    ? names.java(text).map(java -> "print(" + (java.startsWith("\"") ? java : "\"%s\", " + java) + ");")
                    : Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        parts.add(text.substring(0, percent));
        String values = text.substring(percent + 1).strip();
        parts.addAll(PythonCall.split(
                values.startsWith("(") ? values.substring(1, values.length() - 1) : values));
        List<String> java = parts.stream().flatMap(part -> names.java(part).stream()).toList();
        return java.size() == parts.size()
                ? Optional.of("print(" + String.join(", ", java) + ");")
                : Optional.empty();
    }

    /** Where the {@code %} behind a first text stands. */
    private static int behindText(String text) {
        int begin = text.startsWith("b") || text.startsWith("u") ? 1 : 0;
        char mark = begin < text.length() ? text.charAt(begin) : 0;
        int end = begin + 1;
        while (end < text.length() && (mark == '"' || mark == '\'') && text.charAt(end) != mark) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        int percent = Math.min(end + 1, text.length());
        while (percent < text.length() && text.charAt(percent) == ' ') {
            percent++;
        }
        return percent < text.length() && text.charAt(percent) == '%' ? percent : -1;
    }
}
