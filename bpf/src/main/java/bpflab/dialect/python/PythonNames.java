package bpflab.dialect.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of a script stand for, and expressions with them as Java. */
final class PythonNames {
    private static final Pattern WORD = Pattern.compile("[bru]?(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')");
    private static final Pattern NUMBER = Pattern.compile("(?:0[xX][0-9a-fA-F]+|\\d+(?:\\.\\d+)?)");
    private static final Pattern MEMBER = Pattern.compile("([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)");
    private static final Pattern DECODED = Pattern.compile("(.+?)\\.decode\\(.*\\)");
    private static final Pattern INDEXED = Pattern.compile("([A-Za-z_]\\w*)\\[(.+)]");

    /** Names of Python that are an expression of Java: {@code k} of a loop is {@code e.key()}. */
    private final Map<String, String> values = new HashMap<>();
    /** Names whose members are fields. */
    private final Set<String> structs = new HashSet<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> programs = new HashMap<>();
    private final Set<String> benches = new HashSet<>();

    void bench(String name) {
        benches.add(name);
    }

    boolean isBench(String name) {
        return benches.contains(name);
    }

    void table(String name, String map) {
        tables.put(name, map);
    }

    void program(String name, String program) {
        programs.put(name, program);
    }

    void value(String name, String java, boolean struct) {
        values.put(name, java);
        if (struct) {
            structs.add(name);
        }
    }

    /** The map that an expression names, as Java: a variable, {@code b["counts"]}, {@code b.get_table("counts")}. */
    Optional<String> map(String expression) {
        String text = expression.strip();
        if (tables.containsKey(text)) {
            return Optional.of(tables.get(text));
        }
        Matcher indexed = INDEXED.matcher(text);
        if (indexed.matches() && isBench(indexed.group(1))) {
            return java(indexed.group(2));
        }
        return PythonCall.of(text).filter(call -> call.name().equals("get_table") && isBench(call.on()))
                .flatMap(call -> call.argument(0, "name")).flatMap(this::java);
    }

    /** The program that an expression names, as Java. */
    Optional<String> program(String expression) {
        return programs.containsKey(expression) ? Optional.of(programs.get(expression)) : java(expression);
    }

    /** An expression as Java; empty where it is more than names, numbers, texts, members and calls that are known. */
    Optional<String> java(String expression) {
        String text = expression.strip();
        Matcher word = WORD.matcher(text);
        if (word.matches()) {
            String quoted = word.group(1);
            return Optional.of(quoted.startsWith("\"") ? quoted
                    : "\"" + quoted.substring(1, quoted.length() - 1).replace("\"", "\\\"") + "\"");
        }
        if (NUMBER.matcher(text).matches() || text.matches("[A-Za-z_]\\w*") && !text.matches("None|True|False")) {
            return Optional.of(values.getOrDefault(text, text));
        }
        Matcher decoded = DECODED.matcher(text);
        if (decoded.matches()) {
            return java(decoded.group(1));
        }
        Matcher member = MEMBER.matcher(text);
        if (member.matches() && values.containsKey(member.group(1))) {
            String java = values.get(member.group(1));
            return Optional.of(member.group(2).equals("value") ? java
                    : java + ".field(\"" + member.group(2) + "\")");
        }
        return PythonCall.of(text).filter(call -> isBench(call.on())).flatMap(this::symbol);
    }

    /** {@code b.ksym(addr)} and {@code b.sym(addr, pid)}. */
    private Optional<String> symbol(PythonCall call) {
        Optional<String> address = call.argument(0, "addr").flatMap(this::number);
        return switch (call.name()) {
            case "ksym" -> address.map(at -> "ksym(" + at + ")");
            case "sym" -> address.flatMap(at -> call.argument(1, "pid").flatMap(this::number)
                    .map(pid -> "sym(" + at + ", " + pid + ")"));
            default -> Optional.empty();
        };
    }

    private Optional<String> number(String expression) {
        return java(expression).map(java -> java.contains(".field") ? java + ".asLong()" : java);
    }
}
