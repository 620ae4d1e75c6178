package bpflab.check;

import bpflab.trouble.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packets by chance, and what has to be the same afterwards: {@code x60 tcp udp :80 and rxcnt}.
 *
 * @param packets how many; each class comes at least once
 * @param classes what they are made of
 * @param ports those that programs know; half of all ports are of these
 * @param names maps and global variables
 * @param presets what variables among them hold before
 * @param traces whether what is printed has to be the same, too
 */
record ByChance(
        int packets, List<PacketClass> classes, List<Integer> ports, List<String> names, List<Preset> presets,
        boolean traces) {
    private static final String TRACE = "trace";
    private static final String AND = "and";
    private static final String IS = "=";
    private static final int USUAL = 60;
    private static final int MOST = 1000;
    private static final List<Integer> KNOWN = List.of(7, 22, 53, 80, 443, 5005, 8080);

    ByChance {
        classes = List.copyOf(classes);
        ports = List.copyOf(ports);
        names = List.copyOf(names);
        presets = List.copyOf(presets);
    }

    /**
     * Reads what stands before the arrow.
     *
     * @throws NotUnderstood what is wrong with it
     */
    static ByChance of(String what, CheckWords kind) {
        List<String> words = Arrays.stream(what.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        int and = words.indexOf(AND) < 0 ? words.size() : words.indexOf(AND);
        int count = USUAL;
        Set<PacketClass> classes = new LinkedHashSet<>();
        List<Integer> ports = new ArrayList<>();
        for (String word : words.subList(0, and)) {
            if (word.matches("x\\d{1,4}")) {
                count = Integer.parseInt(word.substring(1));
            } else if (word.matches(":\\d{1,5}")) {
                ports.add(port(word, kind));
            } else {
                classes.add(PacketClass.of(word).orElseThrow(() -> new NotUnderstood(
                        "\"" + word + "\" is no class of packets",
                        Nearest.hint(word, PacketClass.all(), "there are " + String.join(", ", PacketClass.all())))));
            }
        }
        if (count < 1 || count > MOST) {
            throw new NotUnderstood("x" + count + " is not from x1 to x" + MOST, kind.example());
        }
        List<PacketClass> all = classes.isEmpty() ? List.of(PacketClass.values()) : List.copyOf(classes);
        List<String> names = words.subList(Math.min(and + 1, words.size()), words.size());
        return new ByChance(Math.max(count, all.size()), all, ports.isEmpty() ? KNOWN : ports,
                names.stream().filter(name -> !name.equals(TRACE)).map(name -> name.split(IS)[0]).toList(),
                names.stream().filter(name -> name.contains(IS)).map(name -> preset(name, kind)).toList(),
                names.contains(TRACE));
    }

    private static Preset preset(String word, CheckWords kind) {
        if (!word.matches("\\w+=\\d{1,18}")) {
            throw new NotUnderstood("\"" + word + "\" is no NAME=NUMBER", kind.example());
        }
        return new Preset(word.split(IS)[0], Long.parseLong(word.split(IS)[1]));
    }

    private static int port(String word, CheckWords kind) {
        int port = Integer.parseInt(word.substring(1));
        if (port < 1 || port > 65535) {
            throw new NotUnderstood(word + " is no port from 1 to 65535", kind.example());
        }
        return port;
    }

    /** {@code : tcp, udp}; no classes when all are meant. */
    String among() {
        String of = classes.size() == PacketClass.values().length
                ? "" : ": " + String.join(", ", classes.stream().map(PacketClass::word).toList());
        return of + presets.stream().map(each -> "; " + each.words()).collect(Collectors.joining());
    }

    /** One packet each, in the words of {@link bpflab.packet.Packet}: of every class one first. */
    List<String> words(Random random) {
        Chance chance = new Chance(random, ports);
        return Stream.concat(
                classes.stream(),
                Stream.generate(() -> classes.get(chance.turn("class", classes.size())))
                        .limit(packets - classes.size()))
                .map(each -> each.one(chance))
                .toList();
    }
}
