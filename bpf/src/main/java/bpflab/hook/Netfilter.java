package bpflab.hook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A point of the packet filter's, beside the rules of nftables there.
 *
 * @param family {@code ipv4}, {@code ipv6}
 * @param hook {@code input}: {@code enum nf_inet_hooks} of include/uapi/linux/netfilter.h
 * @param priority the lowest runs first; 0 is that of a filter
 */
public record Netfilter(Family family, Point hook, int priority) implements Hook {
    /** A place in the kernel's numbers, as it is typed. */
    public static String written(int family, int hook, int priority) {
        String name = Arrays.stream(Family.values()).filter(each -> each.number == family).findFirst()
                .map(Place::word).orElse("family " + family);
        String point = hook >= 0 && hook < Point.values().length ? Place.word(Point.values()[hook]) : "hook " + hook;
        return name + " " + point + (priority == 0 ? "" : " " + priority);
    }

    static Netfilter read(Place place) {
        String[] words = place.oneWay().text().split(" +");
        if (words.length < 2 || words.length > 3) {
            throw place.wrong();
        }
        try {
            return new Netfilter(Family.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    Point.valueOf(words[1].toUpperCase(Locale.ROOT)),
                    words.length < 3 ? 0 : Integer.parseInt(words[2]));
        } catch (IllegalArgumentException unknown) {
            throw place.wrong();
        }
    }

    /** The same point at another priority. */
    public Netfilter at(int another) {
        return new Netfilter(family, hook, another);
    }

    @Override
    public HookKind kind() {
        return HookKind.NETFILTER;
    }

    @Override
    public String target() {
        return written(family.number, hook.ordinal(), priority);
    }

    /** {@code NFPROTO_*} of include/uapi/linux/netfilter.h. */
    public enum Family {
        IPV4(2), IPV6(10);

        private final int number;

        Family(int number) {
            this.number = number;
        }

        /** The kernel's number. */
        public int number() {
            return number;
        }
    }

    /** In the order of {@code enum nf_inet_hooks}. */
    public enum Point { PREROUTING, INPUT, FORWARD, OUTPUT, POSTROUTING }

    /** All places, as they are typed. */
    public static List<String> places() {
        return Arrays.stream(Family.values())
                .flatMap(family -> Arrays.stream(Point.values())
                        .map(point -> Place.word(family) + " " + Place.word(point)))
                .toList();
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.netfilter(this);
    }
}
