package bpflab.btf;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typed text to a {@link Literal}.
 *
 * <pre>
 * value := word | address | "text" | 'c' | { items } | [ items ]
 * items := [ item { , item } [,] ]
 * item  := [ name (= | :) ] value           name may begin with a dot, as in C, or be quoted, as in JSON
 * </pre>
 */
final class LiteralParser {
    private static final String MARKS = "{}[],=:\"'";
    private static final Map<Character, Character> ESCAPES =
            Map.of('n', '\n', 't', '\t', 'r', '\r', 'b', '\b', 'f', '\f');
    /** {@code \1}, {@code \377}, {@code \xff}, as in C. */
    private static final Pattern CODE = Pattern.compile("([0-3]?[0-7]{1,2})|x([0-9a-fA-F]{1,2})");
    /** What may be a MAC or IPv6 address: hexadecimal digits and at least two colons, with nothing of a name behind. */
    private static final Pattern COLONS =
            Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*(?=[\\s,}\\]]|$)");
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;
    private int depth;

    private LiteralParser(String text) {
        this.text = text;
    }

    static Literal parse(String text) {
        LiteralParser parser = new LiteralParser(text);
        Literal literal = parser.value();
        if (parser.peek() != 0) {
            throw parser.wrong("there is more behind the value");
        }
        return literal;
    }

    private Literal value() {
        return switch (peek()) {
            case '{' -> braces('}');
            case '[' -> braces(']');
            case '"' -> new Literal.Quote(quoted('"'));
            case '\'' -> new Literal.Char(quoted('\''));
            default -> new Literal.Word(address().orElseGet(this::word));
        };
    }

    private Literal braces(char close) {
        if (++depth > MAX_DEPTH) {
            throw wrong("it has more than " + MAX_DEPTH + " braces in each other");
        }
        int start = at++;
        List<Literal.Item> items = new ArrayList<>();
        while (peek() != close) {
            items.add(item());
            if (peek() == ',') {
                at++;
            } else if (peek() != close) {
                throw wrong("a comma or " + close + " is missing");
            }
        }
        at++;
        depth--;
        return new Literal.Braces(text.substring(start, at), items);
    }

    private Literal.Item item() {
        Literal first = value();
        if (!(first instanceof Literal.Braces) && (peek() == '=' || peek() == ':')) {
            at++;
            String name = first.text();
            return new Literal.Item(name.startsWith(".") ? name.substring(1) : name, value());
        }
        return new Literal.Item("", first);
    }

    /** An address, whose colons are no marks. */
    private Optional<String> address() {
        Matcher found = COLONS.matcher(text).region(at, text.length());
        if (!found.lookingAt() || Address.of(found.group()).isEmpty()) {
            return Optional.empty();
        }
        at = found.end();
        return Optional.of(found.group());
    }

    private String word() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && MARKS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw wrong("a value is missing");
        }
        return text.substring(start, at);
    }

    private String quoted(char quote) {
        StringBuilder inside = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            inside.append(text.charAt(at) == '\\' && at + 1 < text.length() ? escaped() : text.charAt(at));
            at++;
        }
        if (at == text.length()) {
            throw wrong("the closing " + quote + " is missing");
        }
        at++;
        return inside.toString();
    }

    private char escaped() {
        char c = text.charAt(++at);
        if (c == 'u' && at + 4 < text.length() && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        Matcher code = CODE.matcher(text).region(at, text.length());
        if (code.lookingAt()) {
            at = code.end() - 1;
            int octal = code.group(1) == null ? 0 : Integer.parseInt(code.group(1), 8);
            return Literal.ofByte(code.group(2) == null ? octal : Integer.parseInt(code.group(2), 16));
        }
        return ESCAPES.getOrDefault(c, c);
    }

    /** The next character that is no space; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private TroubleException wrong(String why) {
        String place = at < text.length() ? " at '" + text.substring(at) + "'" : " at the end";
        return Trouble.usage(
                "cannot read the value " + text, why + place,
                        "values look like 80, XDP_DROP, \"text\" or {.a = 1, .b = {2, 3}}").toException();
    }
}
