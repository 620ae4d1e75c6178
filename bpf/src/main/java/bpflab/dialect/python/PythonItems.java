package bpflab.dialect.python;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script does with single entries of tables, and numbers that it adds them to. */
final class PythonItems {
    /** {@code total += ...} and {@code total -= ...}. */
    static final Pattern ADDED = Pattern.compile("([A-Za-z_]\\w*)\\s*([-+])=\\s*(.+)");
    private static final Pattern DELETED = Pattern.compile("del\\s+(.+)");
    private static final Pattern SET = Pattern.compile("(?s)(.+])\\s*=(?!=)\\s*(.+)");
    private static final Pattern DESCRIPTOR = Pattern.compile("(?:(?:\\w+\\.)?c_int\\()?([A-Za-z_]\\w*)\\.fd\\)?");

    private final PythonNames names;

    PythonItems(PythonNames names) {
        this.names = names;
    }

    /** The Java of a statement; empty where it is no such one. */
    Optional<String> java(String text) {
        Matcher deleted = DELETED.matcher(text);
        if (deleted.matches()) {
            return names.item(deleted.group(1)).map(item -> "map(" + item.map() + ").delete(" + item.key() + ");");
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            return names.item(set.group(1)).flatMap(item -> put(item, set.group(2)));
        }
        Matcher added = ADDED.matcher(text);
        return added.matches() && names.variables().contains(added.group(1))
                ? names.number(added.group(3)).map(by -> names.java(added.group(1)).orElse(added.group(1)) + " "
                        + added.group(2) + "= " + by + ";")
                : Optional.empty();
    }

    /** A table of programs takes a program, which BCC names by its descriptor. */
    private Optional<String> put(PythonNames.Item item, String value) {
        Matcher descriptor = DESCRIPTOR.matcher(value);
        Optional<String> program = descriptor.matches() && names.isProgram(descriptor.group(1))
                ? names.program(descriptor.group(1)).map(name -> ").refer(" + item.key() + ", program(" + name + "));")
                : names.java(value).map(java -> ").put(" + item.key() + ", " + java + ");");
        return program.map(call -> "map(" + item.map() + call);
    }
}
