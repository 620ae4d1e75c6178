package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.CalledLinks;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.hook.Order.Side;
import bpflab.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where among the programs of a place one is to run: the options of {@code :attach} that say it. */
final class OrderWords {
    static final String REPLACE = "--replace";
    static final List<Option> OPTIONS = List.of(
            new Option(Side.FIRST.option(), "", "it runs before the programs that are there"),
            new Option(Side.LAST.option(), "", "it runs after the programs that are there"),
            new Option(Side.BEFORE.option(), "PROGRAM", "it runs right before that one"),
            new Option(Side.AFTER.option(), "PROGRAM", "it runs right after that one"));

    private OrderWords() {}

    /** @throws bpflab.trouble.TroubleException several are given, or there is no such program */
    static Order of(Bench bench, ParsedArguments words, Hook hook) {
        List<String> given = Stream.concat(OPTIONS.stream().map(Option::name), Stream.of(REPLACE))
                .filter(words::has).toList();
        if (given.size() > 1) {
            throw Trouble.usage("cannot heed " + String.join(" and ", given),
                    "each says by itself where among the others a program runs; " + REPLACE
                            + " gives it the place of the one that goes",
                    ":attach " + String.join(" ", words.positional()) + " " + given.get(0)
                            + words.value(given.get(0)).filter(value -> !value.isEmpty()).map(value -> " " + value)
                                    .orElse("")).toException();
        }
        if (words.has(REPLACE)) {
            return Order.INSTEAD;
        }
        Optional<Side> side = Stream.of(Side.values()).filter(each -> words.has(each.option())).findFirst();
        return side.map(each -> words.value(each.option()).filter(other -> !other.isEmpty())
                .map(other -> new CalledLinks(bench).beside(each, other, hook, words.has("--all")))
                .orElse(Order.at(each))).orElse(Order.ANY);
    }
}
