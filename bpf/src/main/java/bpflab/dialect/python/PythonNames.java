package bpflab.dialect.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** What the names of a script stand for, and expressions with them as Java. */
final class PythonNames {
    private static final Pattern WORD = Pattern.compile("[bru]?(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')");
    /** Texts behind each other, which Python joins. */
    static final Pattern WORDS = Pattern.compile(WORD + "(?:\\s+" + WORD + ")*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern REPEATED = Pattern.compile("(\"[^\"]*\"|'[^']*')\\s*\\*\\s*(\\d+)");
    private static final Pattern OF_A_MAP = Pattern.compile(
            "(?:\\.field\\(\"\\w+\"\\)|\\be\\.(?:key|value)\\(\\)|\\.value\\(.*\\))$");
    private static final Pattern NUMBER = Pattern.compile("(?:0[xX][0-9a-fA-F]+|\\d+(?:\\.\\d+)?)");
    private static final Pattern MEMBER = Pattern.compile("([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)");
    private static final Pattern DECODED = Pattern.compile("(.+?)\\.decode\\(.*\\)");
    private static final Pattern ENTRY = Pattern.compile("(.+)\\[(\\w+)]");
    /** A number that is made one of C's: {@code ct.c_uint(5)}, {@code counts.Key(5)}. */
    private static final Pattern C_NUMBER = Pattern.compile(
            "(?:\\w+\\.)?c_(?:u?int(?:8|16|32|64)?|u?long(?:long)?|u?short|u?byte|size_t|bool)\\((.*)\\)"
                    + "|.+\\.(?:Key|Leaf)\\(([^,=]*)\\)");
    private static final Pattern INDEXED = Pattern.compile("([A-Za-z_]\\w*)\\[(.+)]");

    /** Names of Python that are an expression of Java: {@code k} of a loop is {@code e.key()}. */
    private final Map<String, String> values = new HashMap<>();
    /** What variables were set to first. */
    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> programs = new HashMap<>();
    private final Set<String> benches = new HashSet<>();
    /** Names of the script that have a variable of Java. */
    private final Set<String> variables = new HashSet<>();
    /** Names of the script that stand for a system call's function, and the call's name as Java. */
    private final Map<String, String> calls = new HashMap<>();
    private String walked = "";

    void bench(String name) {
        benches.add(name);
    }

    /** Names that have a variable from here on; what came before stays. */
    void variable(String name, String java) {
        variables.add(name);
        values.put(name, word(name));
        constants.put(word(name), java);
    }

    /** A name as Java takes it: {@code interface} is a word of its own there. */
    static String word(String name) {
        return SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    /** The variables that there are, to come back to at the end of a block. */
    Set<String> variables() {
        return Set.copyOf(variables);
    }

    /** Forgets the variables that a block declared, which Java does not know behind it. */
    void leave(Set<String> outside) {
        values.keySet().removeIf(name -> variables.contains(name) && !outside.contains(name));
        variables.retainAll(outside);
    }

    /** The script changes it in a way that is not known here. */
    void forget(String name) {
        variables.remove(name);
        values.remove(name);
        tables.remove(name);
        programs.remove(name);
        calls.remove(name);
    }

    void systemCall(String name, String call) {
        calls.put(name, call);
    }

    /** The system call whose function an expression names, {@code b.get_syscall_fnname("execve")}, as Java. */
    Optional<String> systemCall(String expression) {
        return Optional.ofNullable(calls.get(expression)).or(() -> PythonCall.of(expression)
                .filter(call -> isBench(call.on()) && call.name().equals("get_syscall_fnname"))
                .flatMap(call -> call.argument(0, "name")).flatMap(this::java));
    }

    /** What a variable was set to last, or the expression itself. */
    String constant(String java) {
        return constants.getOrDefault(java, java);
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

    /** The map that a loop goes through, whose entry is {@code e}. */
    void walk(String map) {
        walked = map;
    }

    /** A name that is an expression of Java. */
    void value(String name, String java) {
        values.put(name, java);
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

    /** Whether a name is that of a program. */
    boolean isProgram(String name) {
        return programs.containsKey(name);
    }

    /** The program that an expression names, as Java. */
    Optional<String> program(String expression) {
        return programs.containsKey(expression) ? Optional.of(programs.get(expression)) : java(expression);
    }

    /** An expression as Java; empty where it is more than names, numbers, texts, members and calls that are known. */
    Optional<String> java(String expression) {
        String text = expression.strip();
        if (WORDS.matcher(text).matches()) {
            return Optional.of(WORD.matcher(text).results().map(word -> inside(word.group(1)))
                    .collect(Collectors.joining("", "\"", "\"")));
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (NAME.matcher(text).matches()) {
            return Optional.ofNullable(values.get(text));
        }
        Matcher repeated = REPEATED.matcher(text);
        if (repeated.matches()) {
            return java(repeated.group(1)).map(piece -> piece + ".repeat(" + repeated.group(2) + ")");
        }
        Matcher decoded = DECODED.matcher(text);
        if (decoded.matches()) {
            return java(decoded.group(1));
        }
        Matcher entry = ENTRY.matcher(text.replaceFirst("\\.value$", ""));
        if (entry.matches() && values.getOrDefault(entry.group(2), "").equals("e.key()")
                && map(entry.group(1)).filter(walked::equals).isPresent()) {
            return Optional.of("e.value()");
        }
        Matcher member = MEMBER.matcher(text);
        if (member.matches() && values.containsKey(member.group(1))) {
            String java = values.get(member.group(1));
            return Optional.of(member.group(2).equals("value") ? java
                    : java + ".field(\"" + member.group(2) + "\")");
        }
        return item(text.replaceFirst("\\.value$", "")).map(item -> "map(" + item.map() + ").value(" + item.key() + ")")
                .or(() -> PythonCall.of(text).flatMap(this::call));
    }

    /**
     * An entry of a table.
     *
     * @param map the table, as Java
     * @param key its key, as Java
     */
    record Item(String map, String key) {}

    /** {@code b["counts"][ct.c_uint(5)]}, where the table and the key are known. */
    Optional<Item> item(String text) {
        int open = PythonCall.bracket(text);
        return open <= 0 ? Optional.empty() : map(text.substring(0, open)).flatMap(table ->
                java(text.substring(open + 1, text.length() - 1)).map(key -> new Item(table, key)));
    }

    private Optional<String> call(PythonCall call) {
        Matcher number = C_NUMBER.matcher(call.text());
        if (number.matches()) {
            return java(number.group(1) == null ? number.group(2) : number.group(1));
        }
        Optional<String> first = call.argument(0, "");
        return switch (call.name()) {
            case "len" -> first.filter(table -> call.on().isEmpty()).flatMap(this::map)
                    .map(map -> "map(" + map + ").size()");
            case "sum" -> map(call.on()).flatMap(map -> first.flatMap(this::java)
                    .map(key -> "map(" + map + ").value(" + key + ")"));
            case "strftime" -> first.filter("\"%H:%M:%S\""::equals)
                    .map(now -> "String.format(\"%tT\", System.currentTimeMillis())");
            default -> isBench(call.on()) ? symbol(call) : Optional.empty();
        };
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

    /** An expression as a number of Java's; what comes out of a map is made one. */
    Optional<String> number(String expression) {
        return java(expression).map(java -> OF_A_MAP.matcher(java).find()
                ? java + ".asLong()" : java);
    }

    private static String inside(String quoted) {
        String text = quoted.substring(1, quoted.length() - 1);
        return quoted.startsWith("\"") ? text : text.replace("\"", "\\\"");
    }
}
