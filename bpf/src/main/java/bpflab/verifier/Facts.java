package bpflab.verifier;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the texts of the rules can have filled in. A fact that is not known is empty. */
final class Facts {
    private static final Pattern HOLE = Pattern.compile("\\{(?<name>\\w+)(?:\\|(?<otherwise>[^}]*))?\\}");
    /** The arguments of a call, by register: r1 is the first. */
    private static final String[] ORDINALS = {"zeroth", "first", "second", "third", "fourth", "fifth"};

    private static final Map<String, Function<Refused, String>> FACTS = Map.ofEntries(
            Map.entry("access", r -> r.stores() ? "writes" : "reads"),
            Map.entry("argument", r -> r.register().filter(n -> n > 0 && n < 6).map(n -> ORDINALS[n]).orElse("")),
            Map.entry("asked", r -> wanted(r.group("expected"))),
            Map.entry("given", r -> ValueWords.of(r.group("type"))),
            Map.entry("base", r -> Expression.base(r.expression())),
            Map.entry("beyond", Facts::beyond),
            Map.entry("buffer",
                    r -> r.register()
                    .filter(n -> n > 1)
                    .map(n -> argument(r, n - 1))
                    .filter(a -> a.matches("\\w+"))
                    .orElse("")),
            Map.entry("bytes", r -> bytes(r.number("off"), r.number("size"))),
            Map.entry("count", r -> r.number("size") + (r.number("size") == 1 ? " byte" : " bytes")),
            Map.entry("elements", r -> r.number("size") == 0 ? "" : String.valueOf(r.number("vs") / r.number("size"))),
            Map.entry("end", Facts::end),
            Map.entry("limit", refused -> end(refused).replace("(void *)(long)", "")),
            Map.entry("expression", Refused::expression),
            Map.entry("helper", r -> r.helper()),
            Map.entry("here",
                    r -> r.scene().place().filter(p -> p.line() > 0).map(p -> "line " + p.line()).orElse("here")),
            Map.entry("hook", r -> r.scene().hook().words()),
            Map.entry("index", Refused::index),
            Map.entry("last", r -> String.valueOf(r.number("vs") - 1)),
            Map.entry("map", r -> ValueWords.part(r.value(), "map").orElse("")),
            Map.entry("maker",
                    r -> r.origin()
                    .filter(o -> o.kind() == Origin.Kind.CALL)
                    .map(o -> Scene.called(o.step()))
                    .orElse("")),
            Map.entry("may", r -> r.stores() ? "may write" : "may read"),
            Map.entry("mover", Refused::mover),
            Map.entry("nullWhen", Facts::nullWhen),
            Map.entry("origin", r -> r.origin().map(o -> originWords(r, o)).orElse("")),
            Map.entry("passed",
                    r -> r.register().map(n -> argument(r, n)).filter(a -> !a.isEmpty()).orElseGet(() -> variable(r))),
            Map.entry("pass", r -> r.scene().hook().pass()),
            Map.entry("range", r -> ValueWords.range(r.value()).strip()),
            Map.entry("returned", Facts::returned),
            Map.entry("room", r -> String.valueOf(-r.number("off"))),
            Map.entry("tooLarge", Facts::tooLarge),
            Map.entry("variable", Facts::variable),
            Map.entry("value", r -> r.value().isEmpty() ? "" : ValueWords.of(r.value())));

    private Facts() {}

    /** The names that a text can use, besides the groups of its rule's pattern. */
    static Set<String> names() {
        return FACTS.keySet();
    }

    /** A rule's text with everything filled in. */
    static String fill(String text, Refused refused) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(fact(hole.group(1), hole.group(2), refused)));
    }

    private static String fact(String name, String otherwise, Refused refused) {
        String group = refused.group(name);
        String found = group.isEmpty() && FACTS.containsKey(name) ? FACTS.get(name).apply(refused) : group;
        return found.isEmpty() && otherwise != null ? otherwise : found;
    }

    /** Bytes by their numbers: {@code byte 12}, {@code bytes 12 and 13}, {@code bytes 12 to 15}. */
    static String bytes(long from, long count) {
        if (count <= 1) {
            return "byte " + from;
        }
        return "bytes " + from + (count == 2 ? " and " : " to ") + (from + count - 1);
    }

    private static String returned(Refused refused) {
        String low = refused.group("low");
        String high = refused.group("high");
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
    private static String beyond(Refused refused) {
        String expression = refused.expression();
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
        return "(void *)" + start(refused) + " + " + (refused.number("off") + refused.number("size"));
    }

    private static String start(Refused refused) {
        return refused.scene().inSource("(\\w+)\\s*=[^=]*->data\\b").map(m -> m.group(1)).orElse("(long)ctx->data");
    }

    private static String end(Refused refused) {
        Optional<Matcher> kept = refused.scene().inSource("(\\w+)\\s*=[^=]*->data_end\\b");
        if (kept.isPresent()) {
            return kept.get().group(1);
        }
        return refused.scene()
                .inSource("(\\w+)->data\\b")
                .map(m -> "(void *)(long)" + m.group(1) + "->data_end")
                .orElse("(void *)(long)ctx->data_end");
    }

    /** The C variable that the register stands for: what the line of its origin assigns to. */
    private static String variable(Refused refused) {
        Optional<Place> at = refused.scene().place();
        return refused.origin().flatMap(refused.scene()::place)
                .filter(place -> at.isEmpty() || !place.sameLine(at.get()))
                .map(Place::assigned).orElse("");
    }

    /**
     * The statement that leaves when an index is too large. A field is copied first: reading it again later is another
     * value to the verifier.
     */
    private static String tooLarge(Refused refused) {
        String array = Expression.base(refused.expression());
        String most = "NUMBER_OF_ELEMENTS";
        if (refused.number("size") > 0 && refused.number("vs") > 0) {
            most = String.valueOf(refused.number("vs") / refused.number("size"));
        } else if (refused.message().contains("stack") && array.matches("\\w+")) {
            most = "sizeof(" + array + ") / sizeof(" + array + "[0])";
        }
        String index = refused.index();
        boolean variable = index.isEmpty() || index.matches("\\w+");
        String name = index.isEmpty() ? "index" : variable ? index : "i";
        return (variable ? "" : "__u32 i = " + index + "; ") + "if (" + name + " >= " + most + ") "
                + refused.scene().hook().pass();
    }

    /** The C text of an argument of the refused call, from 1; empty when the call is not on one line or is a macro. */
    private static String argument(Refused refused, int number) {
        String text = refused.scene().place().map(Place::text).orElse("");
        Matcher call = Pattern.compile("\\b" + Pattern.quote(refused.helper()) + "\\((?<arguments>.*)\\)")
                .matcher(text);
        if (refused.helper().isEmpty() || !call.find()) {
            return "";
        }
        String[] arguments = call.group("arguments").split(",(?![^(]*\\))");
        return number <= arguments.length ? arguments[number - 1].strip() : "";
    }

    private static String nullWhen(Refused refused) {
        String maker = refused.origin().map(o -> Scene.called(o.step())).orElse("");
        if (maker.contains("lookup_elem")) {
            return "the key is not in the map";
        }
        return maker.contains("ringbuf_reserve") ? "the ring buffer is full" : "there is nothing to give";
    }

    private static String originWords(Refused refused, Origin origin) {
        switch (origin.kind()) {
            case CALL:
                return "it is what " + Scene.called(origin.step()) + " answered";
            case LOAD:
                String base = origin.step().code().replaceAll(".*\\(r(\\d+).*", "$1");
                boolean context = Registers.value(origin.step().state(), Integer.parseInt(base))
                        .map(v -> v.startsWith("ctx"))
                        .orElse(false);
                return context || fromEntry(refused, origin)
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
    private static boolean fromEntry(Refused refused, Origin origin) {
        return origin.step().code().matches("r1 = .*\\(r1 .*")
                && Origin.of(refused.scene().tail(), origin.back(), 1).isEmpty();
    }
}
