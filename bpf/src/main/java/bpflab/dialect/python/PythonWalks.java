package bpflab.dialect.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loops over the entries of a table, each {@code e} in Java, and over the addresses of a stack. */
final class PythonWalks {
    private static final Pattern BOTH = Pattern.compile("for (\\w+), (\\w+) in (.+):");
    private static final Pattern ONE = Pattern.compile("for (\\w+) in (.+?)(?:\\.(?:iter)?(keys|values)\\(\\))?:");
    private static final Pattern STACK = Pattern.compile("for (\\w+) in (.+)\\.walk\\((.+)\\):");
    private static final Pattern SORTED = Pattern.compile(
            "sorted\\((.+?)\\.items\\(\\)(?:, key=lambda (?:\\((\\w+), \\w+\\): \\2|(\\w+): \\3\\[0])\\.value)?\\)");
    private static final Pattern ITEMS = Pattern.compile("(.+?)\\.(?:items|iteritems|items_lookup_batch)\\(\\)");
    private static final Pattern BY_VALUE = Pattern.compile(
            "sorted\\((.+?)\\.items\\(\\), key=lambda (?:\\(\\w+, (\\w+)\\): \\2|(\\w+): \\3\\[1])\\.value"
                    + "(, reverse=True)?\\)(?:\\[:(\\d+)])?");

    private final PythonNames names;

    PythonWalks(PythonNames names) {
        this.names = names;
    }

    /**
     * A loop.
     *
     * @param map what it goes through, as Java
     * @param java the head of the loop
     * @param names the names that the script has for an entry's parts
     */
    record Walk(String map, String java, List<String> names) {}

    /** The loop that a line begins; its names stand for the entry's parts from here on. */
    Optional<Walk> begin(String text) {
        Matcher both = BOTH.matcher(text);
        Matcher one = ONE.matcher(text);
        Optional<Walk> walk = both.matches()
                ? over(both.group(3), List.of(both.group(1), both.group(2)))
                : one.matches() ? of(one.group(2), "map(%s)", List.of(one.group(1))) : Optional.empty();
        walk.ifPresent(begun -> {
            boolean value = begun.names().size() == 1 && "values".equals(one.group(3));
            names.walk(begun.map());
            names.value(begun.names().get(0), value ? "e.value()" : "e.key()");
            begun.names().stream().skip(1).forEach(name -> names.value(name, "e.value()"));
        });
        return walk;
    }

    /** {@code for addr in stacks.walk(id):}, the addresses of a stack. */
    Optional<Walk> stack(String text) {
        Matcher loop = STACK.matcher(text);
        Optional<Walk> walk = !loop.matches() ? Optional.empty() : names.map(loop.group(2))
                .flatMap(map -> names.number(loop.group(3)).map(id -> new Walk(map,
                        "for (long " + loop.group(1) + " : walk(" + map + ", " + id + ")) {",
                        List.of(loop.group(1)))));
        walk.ifPresent(begun -> names.value(loop.group(1), loop.group(1)));
        return walk;
    }

    private Optional<Walk> over(String expression, List<String> parts) {
        Matcher sorted = SORTED.matcher(expression);
        Matcher values = BY_VALUE.matcher(expression);
        Matcher items = ITEMS.matcher(expression);
        return sorted.matches() ? of(sorted.group(1), "sorted(%s)", parts)
                : values.matches() ? of(values.group(1), byValue(values), parts)
                : items.matches() ? of(items.group(1), "map(%s)", parts) : Optional.empty();
    }

    private Optional<Walk> of(String table, String entries, List<String> parts) {
        return names.map(table).map(map -> new Walk(map,
                "for (var e : " + entries.replace("%s", map) + ") {", parts));
    }

    private static String byValue(Matcher sorted) {
        return "map(%s).stream().sorted(Comparator.comparingLong(e -> "
                + (sorted.group(4) == null ? "" : "-") + "e.asLong()))"
                + (sorted.group(5) == null ? "" : ".limit(" + sorted.group(5) + ")") + ".toList()";
    }
}
