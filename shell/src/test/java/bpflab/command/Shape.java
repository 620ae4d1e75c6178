package bpflab.command;

import bpflab.json.JsonReader;
import bpflab.script.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code --json} says, without the values: the name of each field, in the order in which they come, and the kinds
 * of its values. Items of a list share one shape.
 */
final class Shape {
    private final Map<String, Set<String>> fields = new LinkedHashMap<>();

    private Shape() {}

    /** Of the line that {@code --json} writes for an answer: a field a line, {@code data[].id  number}. */
    static String of(String typed, Answer answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonLines(new PrintStream(out, true, StandardCharsets.UTF_8)).answered("", typed, answer);
        Shape shape = new Shape();
        Map<?, ?> whole = (Map<?, ?>) JsonReader.read(typed, out.toString(StandardCharsets.UTF_8));
        String part = answer.trouble().isEmpty() ? "data" : "error";
        shape.add(part, whole.get(part));
        StringBuilder text = new StringBuilder();
        shape.fields.forEach((name, kinds) ->
                text.append("    ").append(name).append("  ").append(String.join(" or ", kinds)).append('\n'));
        return text.toString();
    }

    private void add(String name, Object value) {
        fields.computeIfAbsent(name, first -> new TreeSet<>()).add(kind(value));
        if (value instanceof Map<?, ?> object) {
            object.forEach((field, its) -> add(name + "." + field, its));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> add(name + "[]", item));
        }
    }

    private static String kind(Object value) {
        return value instanceof Map ? "object"
                : value instanceof List ? "list"
                : value instanceof String ? "text"
                : value instanceof BigDecimal ? "number"
                : value instanceof Boolean ? "boolean"
                : "null";
    }
}
