package bpflab.why;

import bpflab.why.Evidence.Sent;
import bpflab.why.walk.Origin;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/** It runs, and each packet turned back at a comparison: which, and what the packets had there instead. */
final class NeverSo implements Rule {
    /** Ethernet, IPv4 and UDP. */
    private static final int UDP_HEADERS = 42;
    private static final String FRAGMENT = "fragment offset";
    /** What fits for sure. */
    private static final int MOST_PAYLOAD = 1400;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.furthest().flatMap(stop -> cause(seen, stop));
    }

    private static Optional<Finding> cause(Evidence seen, Furthest stop) {
        if (stop.elsewhere().isPresent()) {
            return stop.elsewhere().map(found -> found.finding(stop.all()));
        }
        Origin origin = stop.packets().get(0).turn().origin();
        return origin instanceof Origin.Bytes bytes ? Optional.of(bytes(seen, stop.alike(bytes), bytes))
                : origin instanceof Origin.Length ? Optional.of(length(seen, stop))
                : origin instanceof Origin.Lookup lookup ? Optional.of(lookup(seen, stop, lookup))
                : origin instanceof Origin.OfPacket packet
                        ? Optional.of(new NeverTold(seen, stop, packet.told()).finding())
                : origin instanceof Origin.Answer answer ? Optional.of(answer(stop, answer))
                : Optional.empty();
    }

    private static Finding bytes(Evidence seen, Furthest stop, Origin.Bytes whole) {
        Origin.Bytes bytes = new Compared(stop, whole).part();
        Compared compared = new Compared(stop, bytes);
        if (compared.isTagTakenOut(seen.program().type())) {
            return found("no packet has ethernet type " + compared.type(), stop.line().place()
                    + " asks for it: the kernel takes the VLAN tag out of what arrives before tc").then(
                            "have one sent, and look at what the kernel took out:", stop.line().edit())
                    .write("write", "if (skb->vlan_present)");
        }
        Optional<Keys.Variable> variable = seen.keys().variableAt(stop.packets().get(0).turn().beside());
        String said = variable.map(Keys.Variable::says).orElse("");
        if (bytes.equals(whole) && compared.isTurnedRound()) {
            return compared.isWhole() && stop.equal() ? ByteOrder.cause(compared.constant(), variable)
                    : ByteOrder.cause(stop.line(), Math.max(bytes.size(), stop.turned()),
                            compared.field() + " " + compared.values());
        }
        if (!stop.equal() || !compared.isWhole()) {
            String there = compared.isWhole() ? "there " + compared.field() + " is " + compared.values()
                    : "it compares a part of " + compared.field() + " with " + stop.wanted() + ", and there that is "
                            + compared.held();
            Finding back = turnedBack(stop, there + said);
            return inItsHeader(compared, compared.field().contains(FRAGMENT) && !Remedies.isLeaving(seen)
                    ? back.then("or have fragments sent:", ":lab send udp len 2000 mtu 600") : back);
        }
        String other = compared.otherWayRound().map(port -> ", which the other way round is " + port).orElse("");
        Finding found = found("no packet has " + compared.asked(),
                stop.line().place() + " asks for it" + compared.asWhat() + said + other + "; " + came(stop)
                        + ", and there it was " + compared.values());
        return inItsHeader(compared, new Remedies(seen, stop, bytes, compared.wanted()).on(found));
    }

    private static Finding inItsHeader(Compared compared, Finding found) {
        return compared.isInWrongHeader() ? found.write("the IPv4 header begins behind the Ethernet header:",
                        "struct iphdr *ip = data + sizeof(struct ethhdr);") : found;
    }

    /** Packets with more bytes can be sent. */
    private static Finding length(Evidence seen, Furthest stop) {
        LongSummaryStatistics lengths = stop.packets().stream().mapToLong(came -> came.turn().held())
                .summaryStatistics();
        String range = lengths.getMin() == lengths.getMax() ? String.valueOf(lengths.getMin())
                : lengths.getMin() + " to " + lengths.getMax();
        Furthest.Came one = stop.packets().get(0);
        long payload = !stop.equal() ? stop.wanted()
                : stop.wanted() + one.frame().length - one.turn().held() - UDP_HEADERS;
        boolean helps = (stop.equal() || stop.wanted() > lengths.getMax()) && payload >= 0 && payload <= MOST_PAYLOAD;
        Finding found = found("every packet turns back at " + stop.line().place(), came(stop)
                + ": it compares their length with " + stop.wanted() + ", and they have " + range + " bytes");
        return (helps ? found.then("have one sent that has as many:", ":lab send udp len " + payload
                + (Remedies.isLeaving(seen) ? " --from here" : "")) : found)
                .then("if it was meant the other way round:", stop.line().edit());
    }

    private static Finding answer(Furthest stop, Origin.Answer answer) {
        String had = FieldOf.listed(stop.packets().stream().map(came -> String.valueOf((int) came.turn().held()))
                .toList());
        return found(answer.function() + "() " + (stop.equal() ? "never answers " + (int) stop.wanted()
                : "answers " + had + " each time"), stop.line().place() + " asks for "
                + (stop.equal() ? "that" : "something else") + "; " + came(stop) + ", and it answered " + had)
                .then("compare with what it answers:", stop.line().edit());
    }

    private static Finding lookup(Evidence seen, Furthest stop, Origin.Lookup lookup) {
        boolean filter = seen.keys().isFilter(lookup.map());
        if (stop.packets().get(0).turn().held() == 0 == filter) {
            return turnedBack(stop, "there map " + lookup.map() + (filter ? " may have it" : " has the key"));
        }
        if (stop.inKey().isPresent()) {
            FieldOf field = stop.inKey().get().number();
            return found("bytes are the wrong way round", stop.line().place() + " looks into map " + lookup.map()
                    + " for " + key(seen, stop.inKey().get().packet()) + ": with " + field.name() + " "
                    + field.field().value() + " turned round it would find one")
                    .then("turn the number in the key round, or turn it no longer:", stop.line().edit());
        }
        List<String> keys = stop.packets().stream().map(came -> key(seen, came)).distinct().toList();
        if (seen.maps().stream().anyMatch(map -> map.name().equals(lookup.map()) && map.kind().frozen())) {
            return KeyNeverThere.frozen(seen, "map " + lookup.map() + " has no such key", stop.line().place()
                    + " looks for " + FieldOf.listed(keys) + ": none of them is in it");
        }
        if (filter) {
            return found("filter " + lookup.map() + " has none of them", stop.line().place() + " asks for "
                    + FieldOf.listed(keys) + ": none of them was put in").then("put one in:",
                            ":map push " + lookup.map() + " " + keys.get(0));
        }
        Finding found = found("map " + lookup.map() + " has no such key",
                stop.line().place() + " looks for " + FieldOf.listed(keys) + ": none of them is in it");
        Optional<Long> slots = seen.keys().slots(lookup.map());
        return slots.isPresent() ? found.then("it is an array of " + slots.get() + ", with the keys 0 to "
                + (slots.get() - 1) + ": give it a greater max_entries, or look for another key:", stop.line().edit())
                : found.then("put one in:", ":map set " + lookup.map() + " " + keys.get(0) + " "
                + seen.keys().value(lookup.map()));
    }

    private static String key(Evidence seen, Furthest.Came came) {
        Origin.Lookup lookup = (Origin.Lookup) came.turn().origin();
        return seen.keys().text(lookup.map(), lookup.key().bytes());
    }

    private static Finding turnedBack(Furthest stop, String evidence) {
        Finding found = found("every packet turns back at " + stop.line().place(),
                came(stop) + ": " + evidence);
        return found.then("if it was meant the other way round:", stop.line().edit());
    }

    private static String came(Furthest stop) {
        return stop.packets().size() + " of " + stop.all() + " packets came so far";
    }

    private static Finding found(String what, String evidence) {
        return new Finding(Finding.Mark.CAUSE, what, evidence, List.of());
    }
}
