package bpflab.bench;

import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.hook.Order.Side;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of {@code :attach} as Java gives them: {@code "--before", "count"} or {@code "--before count"}.
 *
 * @param given each with its value; with an empty text where it has none
 */
record AttachOptions(Map<String, String> given) {
    private static final String YES = "--yes";
    private static final String MODE = "--mode";
    private static final Map<String, Side> SIDES = Map.of("--replace", Side.INSTEAD,
            Side.FIRST.option(), Side.FIRST, Side.LAST.option(), Side.LAST,
            Side.BEFORE.option(), Side.BEFORE, Side.AFTER.option(), Side.AFTER);
    private static final List<String> VALUED = List.of(MODE, Side.BEFORE.option(), Side.AFTER.option());

    /** @throws bpflab.trouble.TroubleException one is none, says nothing, or speaks against another */
    static AttachOptions of(String... options) {
        List<String> known = Stream.concat(SIDES.keySet().stream().sorted(), Stream.of(MODE, YES)).toList();
        List<String> words = new ArrayList<>(Arrays.stream(options)
                .flatMap(option -> Arrays.stream(option.strip().split("\\s+"))).toList());
        Map<String, String> given = new LinkedHashMap<>();
        while (!words.isEmpty()) {
            String option = words.remove(0);
            if (!known.contains(option)) {
                throw Trouble.usage("attach() has no option " + option, "there are " + String.join(", ", known),
                        Nearest.hint(option, known, ":help attach   # tells what they mean")).toException();
            }
            boolean valued = VALUED.contains(option);
            if (valued && words.isEmpty()) {
                throw Trouble.usage(option + " says too little", option.equals(MODE)
                        ? "behind it stands a way of attaching: native" : "behind it stands a program that is there",
                        ":links   # shows what is there").toException();
            }
            given.put(option, valued ? words.remove(0) : "");
        }
        List<String> sides = given.keySet().stream().filter(SIDES::containsKey).toList();
        if (sides.size() > 1) {
            throw Trouble.usage("cannot heed " + String.join(" and ", sides),
                    "each says by itself where among the others a program runs", "leave all but one out")
                    .toException();
        }
        return new AttachOptions(given);
    }

    /** Whether nobody is to be asked. */
    boolean sure() {
        return given.containsKey(YES);
    }

    /** The way of attaching. */
    Optional<String> mode() {
        return Optional.ofNullable(given.get(MODE));
    }

    /** Where among the programs of the place. */
    Order order(Bench bench, Hook hook) {
        return given.keySet().stream().filter(SIDES::containsKey).findFirst()
                .map(option -> given.get(option).isEmpty() ? Order.at(SIDES.get(option))
                        : new CalledLinks(bench).beside(SIDES.get(option), given.get(option), hook, false))
                .map(order -> order.side() == Side.INSTEAD ? Order.INSTEAD : order)
                .orElse(Order.ANY);
    }

    /** As Java's arguments, nobody to be asked: {@code , "--first", "--yes"}. */
    String javaWords() {
        return Stream.concat(given.entrySet().stream()
                        .flatMap(option -> Stream.of(option.getKey(), option.getValue())), Stream.of(YES))
                .filter(word -> !word.isEmpty())
                .map(word -> ", \"" + word + "\"")
                .collect(Collectors.joining());
    }
}
