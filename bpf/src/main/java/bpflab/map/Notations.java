package bpflab.map;

import bpflab.btf.Leaf;
import bpflab.btf.Value;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notations as a person asks for them: {@code ip,port}, {@code saddr=ip}, {@code key=hex}. Without a name the parts of
 * fitting size are meant: an address, a port or a MAC in the key if there is one, else in the value.
 *
 * @param choices in the order asked for
 */
public record Notations(List<Choice> choices) {
    private static final int MOST = 12;
    /** {@code ports}, {@code tcp.ack_seq}, {@code spi}. */
    private static final Pattern NO_ADDRESS = Pattern.compile("(?i)(?:.*\\.)?\\w*(?:port|seq|ack|spi|flow)\\w*");
    private static final List<String> WORDS = Arrays.stream(Notation.values()).map(Notation::word).toList();

    /** A notation, and what it is for: {@code key}, {@code value}, a part's name; empty when nobody said. */
    public record Choice(String name, Notation notation) {
        /** As it was typed. */
        @Override
        public String toString() {
            return name.isEmpty() ? notation.word() : name + "=" + notation.word();
        }
    }

    public Notations {
        choices = List.copyOf(choices);
    }

    /** As they are typed: {@code saddr=ip,dport=port}. */
    @Override
    public String toString() {
        return choices.stream().map(Choice::toString).collect(Collectors.joining(","));
    }

    /**
     * Reads {@code ip,value=hex}.
     *
     * @throws bpflab.trouble.TroubleException a word is no notation
     */
    public static Notations parse(String text) {
        return new Notations(Arrays.stream(text.split(",")).map(String::strip).map(Notations::choice).toList());
    }

    private static Choice choice(String text) {
        int equals = text.lastIndexOf('=');
        String word = text.substring(equals + 1);
        if (!WORDS.contains(word)) {
            throw Trouble.usage(
                    "\"" + word + "\" is no notation", "it can be " + String.join(", ", WORDS),
                    Nearest.hint(word, WORDS, "--as ip,port")).toException();
        }
        return new Choice(text.substring(0, Math.max(0, equals)), notation(word));
    }

    private static Notation notation(String word) {
        return Notation.values()[WORDS.indexOf(word)];
    }

    /** Whether a text is notations, and not the name of something. */
    public static boolean are(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).allMatch(word -> word.contains("=")
                || WORDS.contains(word));
    }

    /**
     * How parts that are declared in a packet's order are read: {@code saddr=ip}; those without a name by the side.
     * Numbers of 4 bytes that their name says to be no address are left.
     */
    public static List<Choice> ofPackets(String side, List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> leaf.itemBytes() == Short.BYTES || !NO_ADDRESS.matcher(leaf.path()).matches())
                .map(leaf -> new Choice(leaf.path().isEmpty() ? side : leaf.path(),
                        leaf.itemBytes() == Short.BYTES ? Notation.PORT : Notation.IP))
                .toList();
    }

    /** A record in those of these notations that are for a part of it: the others may be for another kind of record. */
    public Value in(List<Leaf> parts, Value record, byte[] raw, Names names) {
        List<Leaf> whole = parts.stream().filter(leaf -> leaf.at() + leaf.bytes() <= raw.length).toList();
        return new Noting(new Notations(fitting(whole)).to("", List.of(), whole).values(), names).in(record, raw);
    }

    /**
     * Checks that each is for something.
     *
     * @param parts of all kinds of records that came out of a buffer
     * @throws bpflab.trouble.TroubleException one is for nothing
     */
    public void check(String buffer, List<Leaf> parts) {
        List<Choice> fitting = fitting(parts);
        choices.stream().filter(choice -> !fitting.contains(choice)).findFirst().ifPresent(choice -> {
            throw nothing(buffer, choice, List.of(), parts, ":events " + buffer);
        });
    }

    private List<Choice> fitting(List<Leaf> parts) {
        return choices.stream().filter(choice -> !meant(choice, "value", parts).isEmpty()).toList();
    }

    /**
     * Which parts of a map's keys and values are written how.
     *
     * @throws bpflab.trouble.TroubleException a choice is for nothing that is there
     */
    Applied to(String map, List<Leaf> key, List<Leaf> value) {
        Map<Leaf, Notation> keys = new LinkedHashMap<>();
        Map<Leaf, Notation> values = new LinkedHashMap<>();
        for (Choice choice : choices) {
            List<Leaf> inKey = meant(choice, "key", key);
            boolean enough = choice.name().isEmpty() && choice.notation().isOfPackets() && !inKey.isEmpty();
            List<Leaf> inValue = enough ? List.of() : meant(choice, "value", value);
            if (inKey.isEmpty() && inValue.isEmpty()) {
                throw nothing(map, choice, key, value, ":dump map " + map);
            }
            inKey.forEach(leaf -> keys.put(leaf, choice.notation()));
            inValue.forEach(leaf -> values.put(leaf, choice.notation()));
        }
        return new Applied(keys, values);
    }

    /** The notation of each part that has one. */
    record Applied(Map<Leaf, Notation> keys, Map<Leaf, Notation> values) {
        static final Applied NONE = new Applied(Map.of(), Map.of());
    }

    private static List<Leaf> meant(Choice choice, String side, List<Leaf> leaves) {
        Notation notation = choice.notation();
        if (choice.name().isEmpty()) {
            return leaves.stream().filter(notation::suits).toList();
        } else if (choice.name().equals(side)) {
            List<Leaf> suiting = leaves.stream().filter(notation::suits).toList();
            return suiting.isEmpty() && leaves.size() == 1 ? leaves.stream().filter(notation::fits).toList() : suiting;
        }
        return leaves.stream()
                .filter(leaf -> ("." + leaf.path() + ".").contains("." + choice.name() + "."))
                .filter(notation::fits)
                .toList();
    }

    private static RuntimeException nothing(
            String map, Choice choice, List<Leaf> key, List<Leaf> value, String line) {
        List<String> parts = new ArrayList<>();
        key.forEach(leaf -> parts.add(described("key", leaf)));
        value.forEach(leaf -> parts.add(described("value", leaf)));
        List<String> names = Stream.concat(key.stream(), value.stream())
                .map(Leaf::path)
                .filter(name -> !name.isEmpty())
                .toList();
        String as = line + "   # shows it as it is";
        return Trouble.usage(
                "nothing in " + map + " can be written as " + choice,
                parts.isEmpty() ? "it has no keys or values of its own"
                        : "it has " + String.join(", ", parts.subList(0, Math.min(parts.size(), MOST)))
                                + (parts.size() > MOST ? " and " + (parts.size() - MOST) + " more" : "")
                                + "; bit-fields are numbers only",
                choice.name().isEmpty() ? as : Nearest.hint(choice.name(), names, as)).toException();
    }

    private static String described(String side, Leaf leaf) {
        return (leaf.path().isEmpty() ? side : leaf.path()) + " of " + leaf.bytes()
                + (leaf.bytes() == 1 ? " byte" : " bytes");
    }
}
