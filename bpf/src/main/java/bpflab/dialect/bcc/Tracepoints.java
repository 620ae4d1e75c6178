package bpflab.dialect.bcc;

import bpflab.clang.Syntax;
import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import bpflab.trace.EventFormat;
import bpflab.trace.TraceEvents;
import bpflab.trouble.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What tracepoints hand to programs: BCC makes a struct of each from the kernel's own description. */
final class Tracepoints {
    private static final String MARK = "tracepoint__";

    private final Original source;
    private final Draft draft;
    private final List<Missing> missing = new ArrayList<>();

    /** One that this kernel does not have: its struct, and a sentence. */
    private record Missing(String struct, int at, String sentence) {}

    Tracepoints(Original source, Draft draft) {
        this.source = source;
        this.draft = draft;
    }

    /** The structs, as C. */
    List<String> structs() {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            if (token.is("TRACEPOINT_PROBE") && source.token(i + 1).is("(")) {
                Arguments arguments = Arguments.behind(source, i);
                named.putIfAbsent(arguments.at(0) + "__" + arguments.at(1), token.from());
            } else if (token.text().startsWith(MARK) && source.token(i - 1).is("struct")
                    && token.kind() == Token.Kind.NAME) {
                named.putIfAbsent(token.text().substring(MARK.length()), token.from());
            }
        }
        List<String> structs = new ArrayList<>();
        named.forEach((name, at) -> struct(name, at).ifPresent(structs::add));
        return structs;
    }

    private Optional<String> struct(String name, int at) {
        int between = name.indexOf("__");
        if (between < 0) {
            return Optional.empty();
        }
        String group = name.substring(0, between);
        String event = name.substring(between + 2);
        Optional<EventFormat> format = EventFormat.of(group, event);
        if (format.isEmpty()) {
            tell(group, event, at);
            return Optional.empty();
        }
        return Optional.of(text(format.get(), MARK + name, group, event));
    }

    private void tell(String group, String event, int at) {
        List<String> known = TraceEvents.names();
        String name = group + "/" + event;
        if (known.isEmpty()) {
            draft.leave(at, group + ":" + event, "tracefs cannot be read, which tells what a tracepoint hands over",
                    "!mount -t tracefs tracefs /sys/kernel/tracing");
            return;
        }
        String hint = Nearest.to(name, known).or(() -> inOtherGroup(event, known)).map(Tracepoints::asked)
                .orElseGet(() -> known.stream().anyMatch(one -> one.startsWith(group + "/"))
                        ? "!ls /sys/kernel/tracing/events/" + group
                        : "!ls /sys/kernel/tracing/events   # no group is called " + group);
        draft.leave(at, group + ":" + event, "this kernel has no such tracepoint", hint);
        String sentence = "this kernel has no tracepoint " + name + ": " + hint;
        missing.add(new Missing(MARK + group + "__" + event, at, sentence));
    }

    /** Events move from group to group. */
    private static Optional<String> inOtherGroup(String event, List<String> known) {
        return known.stream().filter(one -> one.endsWith("/" + event)).findFirst();
    }

    private static String asked(String name) {
        return "did you mean " + name.replaceFirst("/", ", ") + "?";
    }

    /** Whether what clang says comes from a tracepoint that is told of as lacking. */
    boolean explain(String message) {
        return missing.stream().anyMatch(one -> message.contains("'struct " + one.struct + "'"));
    }

    /** Where fields of a lacking one are read, that is what clang says, and nothing of the fields: it gets some. */
    void write(Syntax syntax) {
        for (Missing one : missing) {
            boolean read = syntax.diagnostics().stream()
                    .anyMatch(said -> said.isError() && said.message().contains("'struct " + one.struct + "'"));
            String struct = "struct " + one.struct
                    + (read ? " { unsigned long long " + String.join(", ", fields()) + "; }" : "") + ";\n";
            draft.insert(source.startOf(source.line(one.at)),
                    (read ? "#error " + one.sentence.replaceAll(" *#.*", "") + "\n" : "") + struct,
                    "nothing tells what a tracepoint hands over that this kernel does not have");
        }
    }

    /** The names behind {@code args->}, or behind what a context is called otherwise. */
    private Set<String> fields() {
        Set<String> contexts = new TreeSet<>(Set.of("args"));
        Set<String> fields = new TreeSet<>(Set.of("none"));
        for (int i = 0; i < source.tokens().size(); i++) {
            if (source.token(i).text().startsWith(MARK) && source.token(i + 1).is("*")) {
                contexts.add(source.token(i + 2).text());
            } else if (source.token(i).is("->") && contexts.contains(source.token(i - 1).text())) {
                fields.add(source.token(i + 1).text());
            }
        }
        return fields;
    }

    private static String text(EventFormat format, String name, String group, String event) {
        StringBuilder text = new StringBuilder("/* What the kernel hands to programs at " + group + ":" + event
                + ", as its events/" + group + "/" + event + "/format tells. */\nstruct " + name + " {\n"
                + "\tu64 __do_not_use__;\n");
        int at = Long.BYTES;
        for (EventFormat.Field field : format.fields()) {
            if (field.offset() < at) {
                continue;
            }
            int gap = field.offset() - at;
            if (gap > 0 && gap >= field.alignment()) {
                text.append("\tchar __gap_").append(at).append('[').append(gap).append("];\n");
            }
            text.append('\t').append(field.declaration()).append(";\n");
            at = field.offset() + field.bytes();
        }
        return text.append("};").toString();
    }
}
