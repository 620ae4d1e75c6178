package bpflab.verifier.story;

import bpflab.verifier.log.Registers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the texts of the rules can have filled in. A fact that is not known is empty. */
final class Placeholders {
    private static final Pattern HOLE = Pattern.compile("\\{(?<name>\\w+)(?:\\|(?<otherwise>[^}]*))?\\}");
    /** The arguments of a call, by register: r1 is the first. */
    private static final String[] ORDINALS = {"zeroth", "first", "second", "third", "fourth", "fifth"};

    private static final Map<String, Function<RuleMatch, String>> FACTS = Map.ofEntries(
            Map.entry("access", r -> r.stores() ? "writes" : "reads"),
            Map.entry("argument", r -> r.register().filter(n -> n > 0 && n < 6).map(n -> ORDINALS[n]).orElse("")),
            Map.entry("asked", r -> wanted(r.group("expected"))),
            Map.entry("given", r -> ValueWords.of(r.group("type"))),
            Map.entry("base", r -> Expression.base(r.expression())),
            Map.entry("beyond", Placeholders::beyond),
            Map.entry("buffer",
                    r -> r.register()
                    .filter(n -> n > 1)
                    .map(n -> argument(r, n - 1))
                    .filter(a -> a.matches("\\w+"))
                    .orElse("")),
            Map.entry("bytes", r -> bytes(r.number("off"), r.number("size"))),
            Map.entry("count", r -> r.number("size") + (r.number("size") == 1 ? " byte" : " bytes")),
            Map.entry("elements", r -> r.number("size") == 0 ? "" : String.valueOf(r.number("vs") / r.number("size"))),
            Map.entry("end", Placeholders::end),
            Map.entry("limit", match -> end(match).replace("(void *)(long)", "")),
            Map.entry("expression", RuleMatch::expression),
            Map.entry("helper", r -> r.helper()),
            Map.entry("here",
                    r -> r.context().place().filter(p -> p.line() > 0).map(p -> "line " + p.line()).orElse("here")),
            Map.entry("hook", r -> r.context().section().words()),
            Map.entry("index", RuleMatch::index),
            Map.entry("last", r -> String.valueOf(r.number("vs") - 1)),
            Map.entry("map", r -> ValueWords.part(r.value(), "map").orElse("")),
            Map.entry("maker",
                    r -> r.origin()
                    .filter(o -> o.kind() == Origin.Kind.CALL)
                    .map(o -> RejectionContext.called(o.step()))
                    .orElse("")),
            Map.entry("may", r -> r.stores() ? "may write" : "may read"),
            Map.entry("mover", RuleMatch::mover),
            Map.entry("nullWhen", Placeholders::nullWhen),
            Map.entry("origin", r -> r.origin().map(o -> originWords(r, o)).orElse("")),
            Map.entry("passed",
                    r -> r.register().map(n -> argument(r, n)).filter(a -> !a.isEmpty()).orElseGet(() -> variable(r))),
            Map.entry("pass", r -> r.context().section().neutralReturn()),
            Map.entry("range", r -> ValueWords.range(r.value()).strip()),
            Map.entry("returned", Placeholders::returned),
            Map.entry("room", r -> String.valueOf(-r.number("off"))),
            Map.entry("tooLarge", Placeholders::tooLarge),
            Map.entry("variable", Placeholders::variable),
            Map.entry("value", r -> r.value().isEmpty() ? "" : ValueWords.of(r.value())));

    private Placeholders() {}

    /** The names that a text can use, besides the groups of its rule's pattern. */
    static Set<String> names() {
        return FACTS.keySet();
    }

    /** A rule's text with everything filled in. */
    static String fill(String text, RuleMatch match) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(fact(hole.group(1), hole.group(2), match)));
    }

    private static String fact(String name, String otherwise, RuleMatch match) {
        String group = match.group(name);
        String found = group.isEmpty() && FACTS.containsKey(name) ? FACTS.get(name).apply(match) : group;
        return found.isEmpty() && otherwise != null ? otherwise : found;
    }

    /** Bytes by their numbers: {@code byte 12}, {@code bytes 12 and 13}, {@code bytes 12 to 15}. */
    static String bytes(long from, long count) {
        if (count <= 1) {
            return "byte " + from;
        }
        return "bytes " + from + (count == 2 ? " and " : " to ") + (from + count - 1);
    }

    private static String returned(RuleMatch match) {
        String low = match.group("low");
        String high = match.group("high");
        return low.isEmpty() ? "any number" : low.equals(high) ? low : low + " to " + high;
    }

    /** What a helper takes, of the kinds of values that the kernel lists. */
    private static String wanted(String kinds) {
        if (kinds.contains("map_key") || kinds.startsWith("fp")) {
            return "the address of memory of the program's own: a variable, a map value, checked packet bytes";
        }
        return kinds.isEmpty() ? "" : ValueWords.of(kinds.replaceFirst(",.*", "").strip());
    }

    /** The C expression of the first address behind what is accessed. */
    private static String beyond(RuleMatch match) {
        String expression = match.expression();
        Matcher element = Pattern.compile("(?<array>.*\\w)\\[(?<index>[^\\]]+)\\]").matcher(expression);
        if (element.matches()) {
            String index = element.group("index");
            boolean number = index.matches("\\d{1,9}");
            return "(void *)(" + element.group("array") + " + "
                    + (number ? Integer.parseInt(index) + 1 : index + " + 1") + ")";
        }
        if (!expression.isEmpty() && (expression.contains("->") || expression.startsWith("*"))) {
            return "(void *)(" + Expression.base(expression) + " + 1)";
        }
        return "(void *)" + start(match) + " + " + (match.number("off") + match.number("size"));
    }

    private static String start(RuleMatch match) {
        return match.context().inSource("(\\w+)\\s*=[^=]*->data\\b").map(m -> m.group(1)).orElse("(long)ctx->data");
    }

    private static String end(RuleMatch match) {
        Optional<Matcher> kept = match.context().inSource("(\\w+)\\s*=[^=]*->data_end\\b");
        if (kept.isPresent()) {
            return kept.get().group(1);
        }
        return match.context()
                .inSource("(\\w+)->data\\b")
                .map(m -> "(void *)(long)" + m.group(1) + "->data_end")
                .orElse("(void *)(long)ctx->data_end");
    }

    /** The C variable that the register stands for: what the line of its origin assigns to. */
    private static String variable(RuleMatch match) {
        Optional<Place> at = match.context().place();
        return match.origin().flatMap(match.context()::place)
                .filter(place -> at.isEmpty() || !place.sameLine(at.get()))
                .map(Place::assigned).orElse("");
    }

    /**
     * The statement that leaves when an index is too large. A field is copied first: reading it again later is another
     * value to the verifier.
     */
    private static String tooLarge(RuleMatch match) {
        String array = Expression.base(match.expression());
        String most = "NUMBER_OF_ELEMENTS";
        if (match.number("size") > 0 && match.number("vs") > 0) {
            most = String.valueOf(match.number("vs") / match.number("size"));
        } else if (match.message().contains("stack") && array.matches("\\w+")) {
            most = "sizeof(" + array + ") / sizeof(" + array + "[0])";
        }
        String index = match.index();
        boolean variable = index.isEmpty() || index.matches("\\w+");
        String name = index.isEmpty() ? "index" : variable ? index : "i";
        return (variable ? "" : "__u32 i = " + index + "; ") + "if (" + name + " >= " + most + ") "
                + match.context().section().neutralReturn();
    }

    /** The C text of an argument of the refused call, from 1; empty when the call is not on one line or is a macro. */
    private static String argument(RuleMatch match, int number) {
        String text = match.context().place().map(Place::text).orElse("");
        Matcher call = Pattern.compile("\\b" + Pattern.quote(match.helper()) + "\\((?<arguments>.*)\\)")
                .matcher(text);
        if (match.helper().isEmpty() || !call.find()) {
            return "";
        }
        String[] arguments = call.group("arguments").split(",(?![^(]*\\))");
        return number <= arguments.length ? arguments[number - 1].strip() : "";
    }

    private static String nullWhen(RuleMatch match) {
        String maker = match.origin().map(o -> RejectionContext.called(o.step())).orElse("");
        if (maker.contains("lookup_elem")) {
            return "the key is not in the map";
        }
        return maker.contains("ringbuf_reserve") ? "the ring buffer is full" : "there is nothing to give";
    }

    private static String originWords(RuleMatch match, Origin origin) {
        switch (origin.kind()) {
            case CALL:
                return "it is what " + RejectionContext.called(origin.step()) + " answered";
            case LOAD:
                String base = origin.step().code().replaceAll(".*\\(r(\\d+).*", "$1");
                boolean context = Registers.value(origin.step().state(), Integer.parseInt(base))
                        .map(v -> v.startsWith("ctx"))
                        .orElse(false);
                return context || fromEntry(match, origin)
                        ? "it was read from the context"
                        : "it was read from memory";
            case CONSTANT:
                return "it is written there as a number";
            default:
                return "a call cleared it";
        }
    }

    /**
     * A load through r1 that overwrites r1 leaves no state of the context behind: no earlier instruction has given r1 a
     * value, so it was the context.
     */
    private static boolean fromEntry(RuleMatch match, Origin origin) {
        return origin.step().code().matches("r1 = .*\\(r1 .*")
                && Origin.of(match.context().tail(), origin.back(), 1).isEmpty();
    }
}
