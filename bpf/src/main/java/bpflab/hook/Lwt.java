package bpflab.hook;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A route of this machine whose packets a program sees: a lightweight tunnel, net/core/lwt_bpf.c and
 * net/ipv6/seg6_local.c.
 *
 * @param destination {@code 10.9.0.0/24}, {@code fd11:1::1}
 * @param gateway the next machine on the way; empty where what is meant is on the wire itself
 * @param device the interface that the route leads to
 * @param way {@code in}, {@code out}, {@code xmit}, {@code seg6local}, as its program's section says; empty until then
 */
public record Lwt(String destination, String gateway, String device, String way) implements Hook {
    private static final String NUMBERS = "(?:\\d{1,3}\\.){3}\\d{1,3}|\\p{XDigit}*:[\\p{XDigit}:.]*";
    private static final Tools SEGMENT = Tools.of("""
            bpftool prog pin id {id} {pin}
            ip -6 route add {target} encap seg6local action End.BPF endpoint pinned {pin} dev {device}""",
            "ip -6 route del {target} dev {device}");
    private static final Tools LOCAL = Tools.of("""
            bpftool prog pin id {id} {pin}
            ip route prepend table local local {target} encap bpf in pinned {pin} dev {device}""",
            "ip route del table local local {target} dev {device}");

    /** Which of the ways a section {@code lwt_in} says. */
    public static String way(String section) {
        return section.replaceFirst("^lwt_", "").replaceFirst("/.*", "");
    }

    /** {@code 10.9.0.0/24 via 10.11.0.2 dev lab0}, of which all but the first may be left out, and {@code dev}. */
    static Lwt read(Place place) {
        String[] words = place.oneWay().text().strip().split(" +");
        String gateway = "";
        String device = "";
        int at = 1;
        if (at + 1 < words.length && words[at].equals("via")) {
            gateway = words[at + 1];
            at += 2;
        }
        if (at + 1 < words.length && words[at].equals("dev")) {
            at++;
        }
        if (at < words.length) {
            device = words[at++];
        }
        boolean right = at >= words.length && words[0].matches("(?:" + NUMBERS + ")(?:/\\d{1,3})?")
                && (gateway.isEmpty() || gateway.matches(NUMBERS)) && !Arrays.asList("via", "dev").contains(device);
        if (!right) {
            throw place.wrong();
        }
        return new Lwt(words[0], gateway, device.isEmpty() ? Target.INTERFACE.example() : device, "");
    }

    /** The same, for programs of one of the ways. */
    public Lwt by(String another) {
        return new Lwt(destination, gateway, device, another);
    }

    @Override
    public HookKind kind() {
        return HookKind.LWT;
    }

    @Override
    public String target() {
        return destination + (gateway.isEmpty() ? "" : " via " + gateway) + " dev " + device;
    }

    @Override
    public String modeWord() {
        return way;
    }

    @Override
    public Optional<String> networkInterface() {
        return Optional.of(device);
    }

    @Override
    public Tools tools() {
        return way.equals("seg6local") ? SEGMENT
                : way.equals("in") && !destination.contains("/") && gateway.isEmpty() ? LOCAL : kind().tools();
    }

    @Override
    public Map<String, String> toolWords() {
        return Map.of("target", destination + (gateway.isEmpty() ? "" : " via " + gateway), "device", device,
                "direction", way);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.lwt(this);
    }
}
