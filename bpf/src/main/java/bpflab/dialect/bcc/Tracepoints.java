package bpflab.dialect.bcc;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import bpflab.trace.EventFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tracepoints hand to programs: BCC makes a struct of each from the kernel's own description. */
final class Tracepoints {
    private static final String MARK = "tracepoint__";

    private final Original source;
    private final Draft draft;

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
            draft.leave(
                    at, group + ":" + event, "this kernel has no such tracepoint, or tracefs cannot be read",
                    "!ls /sys/kernel/tracing/events/" + group);
            return Optional.empty();
        }
        return Optional.of(text(format.get(), MARK + name, group, event));
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
