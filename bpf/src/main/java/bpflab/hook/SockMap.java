package bpflab.hook;

import java.util.Map;
import java.util.Optional;

/**
 * The sockets in a map: what they get (sk_skb) or send (sk_msg) passes the program.
 *
 * @param point {@code stream_parser}, {@code stream_verdict}, {@code verdict}; {@code sk_msg} for what is sent
 * @param map the name or id of the map
 */
public record SockMap(HookKind kind, String point, String map) implements Hook {
    static SockMap read(Place place) {
        String[] words = place.oneWay().pointed();
        return new SockMap(place.kind(), words[0], words[1]);
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return kind.written(point, map);
    }

    @Override
    public Map<String, String> toolWords() {
        return Map.of("target", map, "attach", attachType().label());
    }

    @Override
    public Optional<AttachType> attachPoint() {
        return Optional.of(attachType());
    }

    /** What the program is verified for. */
    public AttachType attachType() {
        return kind.attachType(point);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.sockMap(this);
    }
}
