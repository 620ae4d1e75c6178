package bpflab.why;

import bpflab.packet.Layer;
import bpflab.packet.Packet;
import bpflab.why.Evidence.Place;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What helps where no packet has what a program asks for.
 *
 * @param wanted a packet that came, with what is asked for in its place
 */
record Remedies(Evidence seen, Furthest stop, Origin.Bytes bytes, byte[] wanted) {
    private static final int MOST_VLAN = 0xfff;
    private static final List<String> TRANSPORTS = List.of("udp", "tcp", "icmp");

    /** How {@code :lab send} is told of a field. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ethernet type 0x8100", "vlan 7 icmp echo"), Map.entry("ethernet type 0x0806", "arp"),
            Map.entry("ethernet type 0x86dd", "ipv6 icmp echo"), Map.entry("ethernet type", "ethertype %s len 56"),
            Map.entry("ipv4 protocol", "ip proto %s len 56"), Map.entry("ipv4 ttl", "udp ttl %s"),
            Map.entry("icmp type", "icmp type %s"),
            Map.entry("udp destination port", "udp to :%s"), Map.entry("udp source port", "udp from :%s"),
            Map.entry("tcp destination port", "tcp to :%s"), Map.entry("tcp source port", "tcp from :%s"));
    private static final Map<String, String> ADDRESSES =
            Map.of("ipv4 source", "from %s", "ipv4 destination", "to %s");

    Finding on(Finding found) {
        Optional<FieldOf> field = FieldOf.at(wanted, bytes);
        Optional<FieldOf> twin = field.flatMap(known -> known.twin(wanted))
                .filter(other -> other.field().value().equals(field.get().field().value()));
        if (twin.isPresent()) {
            return other(found, twin.get());
        }
        return field.or(this::address).flatMap(this::words).or(this::tag)
                .map(words -> found.then("have one sent that has it:", ":lab send " + tagged() + words + (leaving()
                        ? " --from here" : "")))
                .orElse(found)
                .then("or compare with what comes:", stop.line().edit());
    }

    /** Who sent it and who gets it were taken for each other: or the direction was. */
    private Finding other(Finding found, FieldOf twin) {
        Optional<Place> tc = seen.places().stream()
                .filter(place -> place.target().matches("(ingress|egress) \\S+"))
                .findFirst();
        Finding told = tc.map(place -> found.then("packets the other way have it:",
                ":attach " + seen.program().name() + " tc " + (leaving() ? "ingress " : "egress ")
                        + place.target().split(" ")[1])).orElse(found);
        return told.then((tc.isPresent() ? "or compare with" : "compare with") + " the " + twin.name()
                + ", which has it:", stop.line().edit());
    }

    /** Of packets whose tag the kernel has taken out, what else is asked for has to come with one. */
    private String tagged() {
        long tag = stop.packets().get(0).packet().told().getOrDefault(Told.TAG, 0L);
        return tag == 0 ? "" : "vlan " + (tag & MOST_VLAN) + " ";
    }

    /** A VLAN's number shares its bytes with a priority. */
    private Optional<String> tag() {
        return FieldOf.around(wanted, bytes).startsWith("vlan priority") && bytes.size() == 2
                ? Optional.of("vlan " + (FieldOf.number(wanted, bytes, false) & MOST_VLAN) + " icmp echo")
                : Optional.empty();
    }

    /** The address of which a part is asked for, the rest as it came. */
    private Optional<FieldOf> address() {
        return FieldOf.numbers(wanted).filter(field -> ADDRESSES.containsKey(field.name())
                && field.field().offset() <= bytes.at()
                && bytes.at() + bytes.size() <= field.field().offset() + field.field().bytes()).findFirst();
    }

    private boolean leaving() {
        return isLeaving(seen);
    }

    /** Whether it sees what goes out. */
    static boolean isLeaving(Evidence seen) {
        return seen.places().stream().anyMatch(place -> (place.hook() + " " + place.target()).contains("egress"));
    }

    private Optional<String> words(FieldOf field) {
        String value = field.field().value().replaceFirst(" .*", "");
        if (WORDS.containsKey(field.name() + " " + value)) {
            return Optional.of(WORDS.get(field.name() + " " + value));
        }
        if (WORDS.containsKey(field.name())) {
            return Optional.of(String.format(WORDS.get(field.name()), value));
        }
        return Optional.ofNullable(ADDRESSES.get(field.name())).flatMap(form -> Packet.layers(wanted).stream()
                .map(Layer::name)
                .filter(TRANSPORTS::contains)
                .findFirst()
                .map(transport -> transport + " " + String.format(form, value)));
    }
}
