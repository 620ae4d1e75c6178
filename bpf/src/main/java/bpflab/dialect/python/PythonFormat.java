package bpflab.dialect.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts with places for values, as {@code print} of the Java API takes them. */
final class PythonFormat {
    /** A place of {@code %}: flags and width, a length that C has and Python ignores, what it is written as. */
    private static final Pattern PERCENT = Pattern.compile("%(?:%|([-+ 0#]*\\d*(?:\\.\\d+)?)[hlL]?([a-zA-Z]))");
    private static final Pattern BRACE = Pattern.compile("\\{\\{|}}|\\{([^{}:!]*)(?::([^{}]*))?}");
    private static final Pattern SPEC = Pattern.compile("([<>]?)(0?\\d*)((?:\\.\\d+)?)([dfxXs]?)");

    private final PythonNames names;

    PythonFormat(PythonNames names) {
        this.names = names;
    }

    /** {@code "%-6d %s" % (a, b)}: the Java text and its values, as arguments; empty where one is not known. */
    Optional<String> percent(String text, List<String> values) {
        return names.java(text).flatMap(PythonFormat::conversions)
                .flatMap(format -> arguments(format, values, names::java));
    }

    /** {@code f"pid {k.value}"}. */
    Optional<String> marked(String text) {
        return braces(text.substring(1), List.of());
    }

    /** {@code "{} {}".format(a, b)}; what stands in the places of an f-string where there are no values. */
    Optional<String> braces(String text, List<String> values) {
        return braces(text, values, names::java);
    }

    /** The same with values that are Java already. */
    Optional<String> bracesOfJava(String text, List<String> values) {
        return braces(text, values, Optional::of);
    }

    private Optional<String> braces(
            String text, List<String> values, Function<String, Optional<String>> java) {
        Optional<String> word = names.java(text);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        List<String> used = new ArrayList<>();
        StringBuilder format = new StringBuilder();
        Matcher place = BRACE.matcher(word.get().replace("%", "%%"));
        while (place.find()) {
            if (place.group(1) == null) {
                place.appendReplacement(format, place.group().equals("{{") ? "{" : "}");
                continue;
            }
            Optional<String> conversion = conversion(place.group(2) == null ? "" : place.group(2));
            Optional<String> value = value(place.group(1).strip(), used.size(), values);
            if (conversion.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            used.add(value.get());
            place.appendReplacement(format, conversion.get());
        }
        return arguments(place.appendTail(format).toString(), used, java);
    }

    private static Optional<String> value(String name, int place, List<String> values) {
        boolean numbered = name.isEmpty() || name.matches("\\d{1,3}");
        int index = name.isEmpty() || !numbered ? place : Integer.parseInt(name);
        return values.isEmpty() && !numbered ? Optional.of(name)
                : numbered && index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }

    /** A width without a side is to the right for numbers and to the left for texts: only a letter tells which. */
    private static Optional<String> conversion(String spec) {
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean wide = !parts.group(2).isEmpty();
        if (wide && parts.group(1).isEmpty() && parts.group(4).isEmpty()) {
            return Optional.empty();
        }
        boolean left = parts.group(1).equals("<") || parts.group(1).isEmpty() && parts.group(4).equals("s");
        return Optional.of("%" + (wide && left ? "-" : "") + parts.group(2) + parts.group(3)
                + (parts.group(4).isEmpty() ? "s" : parts.group(4)));
    }

    /** Java knows no {@code %i}, {@code %u} and {@code %r}, and no {@code %(name)s} and {@code %*d}. */
    private static Optional<String> conversions(String text) {
        StringBuilder format = new StringBuilder();
        Matcher place = PERCENT.matcher(text);
        while (place.find()) {
            String letter = place.group(2);
            place.appendReplacement(format, letter == null ? "%%" : "%" + place.group(1)
                    + (letter.matches("[iu]") ? "d" : letter.equals("r") ? "s" : letter));
            if (letter != null && !letter.matches("[diursxXofeEgc]")) {
                return Optional.empty();
            }
        }
        String rest = PERCENT.matcher(text).replaceAll("");
        return rest.contains("%") ? Optional.empty() : Optional.of(place.appendTail(format).toString());
    }

    /** Without values the text is printed as it stands. */
    private static Optional<String> arguments(
            String format, List<String> values, Function<String, Optional<String>> java) {
        List<Optional<String>> known = values.stream().map(java).toList();
        return known.stream().allMatch(Optional::isPresent)
                ? Optional.of((known.isEmpty() ? format.replace("%%", "%") : format)
                        + known.stream().map(value -> ", " + value.get()).collect(Collectors.joining()))
                : Optional.empty();
    }
}
