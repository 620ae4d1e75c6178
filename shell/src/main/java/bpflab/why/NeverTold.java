package bpflab.why;

import bpflab.lab.Lab;
import bpflab.why.Finding.Mark;
import bpflab.why.walk.Told;
import java.util.List;
import java.util.Map;

/**
 * What the kernel tells of each packet is not what a program asks for: what that number is about, and what helps.
 *
 * @param told the member of the program's argument
 */
record NeverTold(Evidence seen, Furthest stop, Told told) {
    /** PACKET_HOST and so on, include/uapi/linux/if_packet.h. */
    private static final Map<Long, String> TYPES = Map.of(0L, "for this machine", 1L, "for all", 2L, "for a group",
            3L, "for another machine", 4L, "it leaves");
    private static final String NO_PART = ": it is no part of a packet, and what arrives has none yet";
    private static final int VLAN_IDS = 4096;
    /** Types of service, by the priority that ip_tos2prio of net/ipv4/route.c makes of them. */
    private static final Map<Long, String> SERVICES = Map.of(2L, "0x08", 4L, "0x18", 6L, "0x10");

    Finding finding() {
        String line = stop.line().place();
        String had = FieldOf.listed(stop.packets().stream().map(came -> text(came.turn().held())).toList());
        String what = isAnyTag() ? "no packet has a VLAN tag"
                : stop.equal() ? "no packet has " + told.member() + " " + stop.wanted()
                : "every packet turns back at " + line;
        String asks = !stop.equal() ? "it asks about " + told.member()
                : line + " asks for " + (told == Told.PACKET_TYPE ? text(stop.wanted()) : "it");
        Finding found = remedy(new Finding(Mark.CAUSE, what, asks + "; " + stop.packets().size() + " of " + stop.all()
                + " packets came so far, and there it was " + had + about(), List.of()));
        return found.then(!stop.equal() ? "if it was meant the other way round:"
                : (found.cures().isEmpty() ? "" : "or ") + "compare with what comes:", stop.line().edit());
    }

    private boolean isAnyTag() {
        return told == Told.TAGGED && stop.packets().stream().allMatch(came -> came.turn().held() == 0);
    }

    private String text(long value) {
        return told == Told.PACKET_TYPE && TYPES.containsKey(value) ? value + " (" + TYPES.get(value) + ")"
                : String.valueOf(value);
    }

    /** What the number is, for who thought that it is something else. */
    private String about() {
        return switch (told) {
            case MARK -> Remedies.isLeaving(seen) ? "" : NO_PART;
            case PRIORITY -> Remedies.isLeaving(seen)
                    ? ": it is no part of a packet, and who sends says it, or the type of service does" : NO_PART;
            case INTERFACE, CAME_BY -> ", which is " + Lab.DEVICE;
            case QUEUE -> ": " + Lab.DEVICE + " has one receive queue";
            default -> "";
        };
    }

    private Finding remedy(Finding found) {
        long wanted = stop.wanted();
        return switch (told) {
            case MARK -> !stop.equal() ? found : Remedies.isLeaving(seen)
                    ? found.then("have one sent that has it:", "!ping -m " + wanted + " -c 1 10.11.0.2")
                    : found.write("in a program at tc that runs before it, write", "skb->mark = " + wanted + ";");
            case TAGGED -> isAnyTag() ? found.then("have one sent that has a tag:", ":lab send vlan 7 icmp echo")
                    : found;
            case TAG -> found.then("have one sent that has it:",
                    ":lab send vlan " + wanted % VLAN_IDS + " icmp echo");
            case PACKET_TYPE -> type(found, wanted);
            case PRIORITY -> stop.equal() ? priority(found, wanted) : found;
            default -> found;
        };
    }

    private Finding priority(Finding found, long wanted) {
        return Remedies.isLeaving(seen) && SERVICES.containsKey(wanted)
                ? found.then("have one sent that has it:", "!ping -Q " + SERVICES.get(wanted) + " -c 1 10.11.0.2")
                : found.write("in a program at tc that runs before it, write", "skb->priority = " + wanted + ";");
    }

    private static Finding type(Finding found, long wanted) {
        return wanted == 1 ? found.then("have one sent that is:", ":lab send udp dmac ff:ff:ff:ff:ff:ff")
                : wanted == 2 ? found.then("have one sent that is:", ":lab send udp dmac 01:00:5e:00:00:01")
                : wanted == 3 ? found.then("have one sent that is:", ":lab send udp dmac 02:00:00:00:00:99") : found;
    }
}
