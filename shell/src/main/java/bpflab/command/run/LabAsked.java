package bpflab.command.run;

import bpflab.command.Interpreter;
import bpflab.command.ParsedArguments;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was asked of the lab.
 *
 * @param verb the word behind {@code :lab}
 */
record LabAsked(String verb, ParsedArguments words, Screen screen, Interpreter interpreter) {
    private static final int MOST = 100;
    private static final int PORTS = 65535;
    /** Options that say which packets, and where they start. */
    private static final List<String> WHICH = List.of("--packet", "--hex", "--pcap", "--ipv6", "--from");
    private static final Pattern OFTEN = Pattern.compile("(?:x|-c\\s?)?([1-9]\\d{0,4})x?");
    /** What only one verb takes. */
    private static final Map<String, List<String>> ALONE = Map.of(
            "send", List.of("--rate", "--packet", "--hex", "--pcap", "--socket", "--long"),
            "capture", List.of("--for"));

    /** The line that asks for the same packets, each once. */
    String line() {
        List<String> said = new ArrayList<>(words.positional());
        WHICH.forEach(option -> words.values(option).forEach(value -> {
            said.add(option);
            said.add(value);
        }));
        return ":lab " + said.stream().filter(word -> !word.isEmpty())
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" "));
    }

    /**
     * Where it starts.
     *
     * @param otherwise where nothing was said
     */
    Direction direction(Direction otherwise) {
        String from = words.value("--from").orElse(otherwise == Direction.FROM_PEER ? "peer" : "here");
        if (!List.of("here", "peer").contains(from)) {
            throw wrong("--from " + from + " was not understood", "traffic starts here or in the peer", "--from peer");
        }
        return from.equals("peer") ? Direction.FROM_PEER : Direction.TO_PEER;
    }

    IpVersion version() {
        return words.has("--ipv6") ? IpVersion.IPV6 : IpVersion.IPV4;
    }

    /**
     * The words as those of traffic to a port.
     *
     * @throws TroubleException there are others
     */
    LabTraffic traffic(boolean takesPort) {
        int most = takesPort ? 2 : 1;
        if (words.at(most).isPresent()) {
            throw wrong(":lab " + verb + " was not understood",
                    "\"" + words.word(most) + "\" is one word too many", often(most)
                            .map(times -> ":lab " + String.join(" ", words.positional().subList(0, most)) + " --count "
                                    + times + "\n")
                            .orElse("") + ":help lab   # shows what it takes");
        }
        refuseOthers();
        String target = words.at(1).orElse("");
        String[] parts = target.replaceFirst("^http://(\\d+(\\.\\d+){3}|\\[[0-9a-f:]+\\])?", "").split("/", 2);
        String port = parts[0].replaceFirst("^:", "");
        return new LabTraffic(
                direction(Direction.TO_PEER),
                version(),
                port.isEmpty() ? 0 : number("the port", port, PORTS),
                count(MOST, 0),
                parts.length > 1 ? "/" + parts[1] : "/");
    }

    /** The number that the words from that place on are meant as: {@code 5}, {@code x5}, or {@code -c 5} as of ping. */
    private Optional<String> often(int from) {
        Matcher times = OFTEN.matcher(String.join(" ", words.positional().subList(from, words.positional().size())));
        return times.matches() ? Optional.of(times.group(1)) : Optional.empty();
    }

    /** @throws TroubleException an option that another verb takes, and this does not */
    void refuseOthers() {
        ALONE.forEach((other, options) -> options.stream()
                .filter(option -> !other.equals(verb) && words.has(option))
                .findFirst()
                .ifPresent(option -> {
                    throw wrong(":lab " + verb + " was not understood", option + " is for :lab " + other,
                            ":help lab   # shows what it takes");
                }));
    }

    /**
     * How often.
     *
     * @throws TroubleException it is no number up to that
     */
    int count(int most, int otherwise) {
        return words.value("--count").map(text -> number("--count", text, most)).orElse(otherwise);
    }

    private int number(String what, String text, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw wrong(what + " " + text + " was not understood", "it is a number from 1 to " + most,
                    verb.equals("send") ? ":lab send udp :5005 " + (what.startsWith("--") ? what : "--count") + " 3"
                            : ":lab tcp 8080 --count 3");
        }
        return Integer.parseInt(text);
    }

    /** How many a second; 0 where nothing was said. */
    int rate() {
        return words.value("--rate").map(text -> number("--rate", text, 1_000_000)).orElse(0);
    }

    private static TroubleException wrong(String what, String why, String hint) {
        return Trouble.usage(what, why, hint).toException();
    }
}
