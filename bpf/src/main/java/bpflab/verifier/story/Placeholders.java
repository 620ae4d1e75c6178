package bpflab.verifier.story;

import bpflab.verifier.log.Registers;
import bpflab.verifier.rules.Counterpart;
import bpflab.verifier.rules.MapCalls;
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
            Map.entry("base", CFacts::base),
            Map.entry("handle", CFacts::handle),
            Map.entry("beyond", CFacts::beyond),
            Map.entry("buffer",
                    r -> r.register()
                    .filter(n -> n > 1)
                    .map(n -> CFacts.argument(r, n - 1))
                    .filter(a -> a.matches("\\w+"))
                    .orElse("")),
            Map.entry("bytes", r -> bytes(r.number("off"), r.number("size"))),
            Map.entry("count", r -> r.number("size") + (r.number("size") == 1 ? " byte" : " bytes")),
            Map.entry("elements", r -> CFacts.elements(r) == 0 ? "" : String.valueOf(CFacts.elements(r))),
            Map.entry("end", CFacts::end),
            Map.entry("limit", r -> CFacts.end(r).replace("(void *)(long)", "")),
            Map.entry("expression", RuleMatch::expression),
            Map.entry("helper", r -> r.helper()),
            Map.entry("here",
                    r -> r.context().place().filter(p -> p.line() > 0).map(p -> "line " + p.line()).orElse("here")),
            Map.entry("hook", r -> hook(r.context().section().words())),
            Map.entry("index", RuleMatch::index),
            Map.entry("last", r -> String.valueOf(r.number("vs") - 1)),
            Map.entry("map", MapNames::of),
            Map.entry("mapKind", r -> MapCalls.kind(r.number("type"))),
            Map.entry("mapCalls", r -> MapCalls.of(r.number("type"))),
            Map.entry("counterpart", r -> Counterpart.of(r.helper(), r.context().section().words())),
            Map.entry("maker", RuleMatch::maker),
            Map.entry("field", r -> r.code().map(Contexts::field).orElse("")),
            Map.entry("allowed", Exits::allowed),
            Map.entry("underLock", Placeholders::underLock),
            Map.entry("object", RuleMatch::stackObject),
            Map.entry("unset", r -> CDeclarations.of(r).map(node -> node.bytes() > 0 ? "0" : "{}").orElse("")),
            Map.entry("checkedPointer", Packets::checkedPointer),
            Map.entry("movedBelow", Narrow::moved),
            Map.entry("movedNear", Narrow::near),
            Map.entry("may", r -> r.stores() ? "may write" : "may read"),
            Map.entry("missing", r -> missing(r)),
            Map.entry("mover", RuleMatch::mover),
            Map.entry("nullWhen", Placeholders::nullWhen),
            Map.entry("origin", r -> r.origin().map(o -> originWords(r, o)).orElse("")),
            Map.entry("passed",
                    r -> r.register()
                            .map(n -> CFacts.argument(r, n))
                            .filter(a -> !a.isEmpty())
                            .orElseGet(() -> variable(r))),
            Map.entry("pass", Ways::out),
            Map.entry("printed", Prints::today),
            Map.entry("second", Prints::second),
            Map.entry("pointer", Placeholders::pointer),
            Map.entry("declared", Placeholders::declared),
            Map.entry("core", Reads::core),
            Map.entry("copiedFromUser", Reads::user),
            Map.entry("copiedFromKernel", Reads::kernel),
            Map.entry("again", Reads::again),
            Map.entry("giveBack", Placeholders::giveBack),
            Map.entry("roomThere", r -> r.register().map(n -> CFacts.room(r, n)).orElse("")),
            Map.entry("check", Packets::check),
            Map.entry("checkedOnce", Packets::once),
            Map.entry("checkedCondition", Packets::condition),
            Map.entry("comparedRight", r -> Packets.comparison(r)),
            Map.entry("context", r -> r.code().flatMap(CFacts::context).orElse("")),
            Map.entry("sameLock", Placeholders::sameLock),
            Map.entry("ender", Placeholders::ender),
            Map.entry("limitFirst", r -> !Packets.tooFar(r) ? ""
                    : "first limit the number that is added, as with if (n > 1500) and leaving: a comparison with the "
                            + "packet's end counts only below 65,535 bytes; then "),
            Map.entry("loop", Loops::words),
            Map.entry("rounds", Loops::rounds),
            Map.entry("keyOrValue", r -> r.helper().startsWith("bpf_map_") && r.register().orElse(0) == 3
                    ? "value" : "key"),
            Map.entry("wider", CDeclarations::wider),
            Map.entry("range", r -> ValueWords.range(r.value()).strip()),
            Map.entry("returned", Placeholders::returned),
            Map.entry("room", r -> String.valueOf(-r.number("off"))),
            Map.entry("tooLarge", CFacts::tooLarge),
            Map.entry("wrongLength", CFacts::wrongLength),
            Map.entry("onlyBelow", Narrow::index),
            Map.entry("onlyLength", Narrow::length),
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

    /** Whether there is something to fill in wherever the text has no words for when there is not. */
    static boolean fits(String text, RuleMatch match) {
        return HOLE.matcher(text).results()
                .allMatch(hole -> hole.group(2) != null || !fact(hole.group(1), null, match).isEmpty());
    }

    private static String fact(String name, String otherwise, RuleMatch match) {
        String group = match.group(name);
        String found = group.isEmpty() && FACTS.containsKey(name) ? FACTS.get(name).apply(match) : group;
        return found.isEmpty() && otherwise != null ? otherwise : found;
    }

    /** The name of such programs; of a log that does not tell what it is about, none. */
    private static String hook(String words) {
        return words.isBlank() ? "such" : words;
    }

    /** Bytes by their numbers: {@code byte 12}, {@code bytes 12 and 13}, {@code bytes 12 to 15}. */
    static String bytes(long from, long count) {
        if (count <= 1) {
            return "byte " + from;
        }
        return "bytes " + from + (count == 2 ? " and " : " to ") + (from + count - 1);
    }

    /** How many bytes of the packet are used beyond those that a check proves. */
    static String missing(RuleMatch match) {
        long missing = match.number("off") + match.number("size") - match.number("r");
        return missing + (missing == 1 ? " byte" : " bytes");
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

    /** The C variable that the register stands for: what the line of its origin assigns to. */
    private static String variable(RuleMatch match) {
        Optional<Place> at = match.context().place();
        return match.origin().flatMap(match.context()::place)
                .filter(place -> at.isEmpty() || !place.sameLine(at.get()))
                .filter(place -> !place.text().matches(".*[^=!<>]=\\s*\\*.*")) // it has what lies there
                .map(Place::assigned).orElse("");
    }

    /** The statement that gives back what was taken: by the maker's own call, and only where it was given. */
    private static String giveBack(RuleMatch match) {
        return match.origin().flatMap(origin -> {
            RejectionContext.At at = new RejectionContext.At(origin.back(), origin.step());
            String it = Ways.variable(match, at);
            return Ways.release(origin.step(), it)
                    .filter(text -> !it.isEmpty() || Ways.release(origin.step(), "it").equals(Optional.of(text)))
                    .map(text -> Exits.mayBeNull(match, it) ? "if (" + it + ") " + text : text);
        }).orElse("");
    }

    /** The refused statement between calls that take and release the only lock that the file declares. */
    private static String underLock(RuleMatch match) {
        return match.code().map(code -> Narrow.underLock(code)).orElse("");
    }

    /** The statement that unlocks the lock that was locked. */
    private static String sameLock(RuleMatch match) {
        return match.context().last(step -> step.called().matches("bpf_(?:res_)?spin_lock"))
                .flatMap(at -> match.context().place(at))
                .map(place -> RuleMatch.arguments(place.text(), "spin_lock"))
                .filter(arguments -> arguments.size() == 1)
                .map(arguments -> match.helper() + "(" + arguments.get(0) + ");")
                .orElse("");
    }

    /** The call that ended what the register pointed to, with its line; empty when none did. */
    private static String ender(RuleMatch match) {
        return match.ender().map(at -> at.step().called()
                + match.context().place(at).filter(p -> p.line() > 0).map(p -> " in line " + p.line()).orElse(""))
                .orElse("");
    }

    /** The pointer that may be NULL, when it can be asked twice: a variable, or a field. */
    static String pointer(RuleMatch match) {
        String base = match.code().flatMap(Code::access).isPresent() ? CFacts.base(match) : "";
        return base.matches("[\\w.>\\[\\]-]+") ? base : variable(match);
    }

    private static String declared(RuleMatch match) {
        return match.code().flatMap(code -> CDeclarations.of(match).map(code.function()::text)).orElse("");
    }

    private static String nullWhen(RuleMatch match) {
        String maker = match.origin().map(o -> o.step().called()).orElse("");
        if (maker.contains("lookup_elem")) {
            return "the key is not in the map";
        }
        return maker.contains("ringbuf_reserve") ? "the ring buffer is full" : "there is nothing to give";
    }

    private static String originWords(RuleMatch match, Origin origin) {
        switch (origin.kind()) {
            case CALL:
                return "it is what " + origin.step().called() + " answered";
            case LOAD:
                String base = origin.step().code().replaceAll(".*\\(r(\\d{1,9}).*|.*", "$1");
                boolean context = !base.isEmpty()
                        && Registers.value(origin.step().state(), Integer.parseInt(base))
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
