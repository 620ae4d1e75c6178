package bpflab.hook;

import java.util.Map;
import java.util.Optional;

/**
 * What processes of a control group do: send, connect, bind, set options, open devices.
 *
 * @param point {@code egress}, {@code connect4}: the end of its section's name
 * @param path the group's folder, {@code /sys/fs/cgroup/user.slice}
 */
public record Cgroup(HookKind kind, String point, String path) implements Hook {
    /** Where bpftool calls a point otherwise than libbpf. */
    private static final Map<String, String> TOOL_WORDS = Map.of("dev", "device", "sockops", "sock_ops");

    static Cgroup read(Place place) {
        String[] words = place.oneWay().pointed();
        return new Cgroup(place.kind(), words[0], words[1]);
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return kind.written(point, path);
    }

    @Override
    public Map<String, String> toolWords() {
        return Map.of("target", path, "attach", TOOL_WORDS.getOrDefault(point, point));
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
        return on.cgroup(this);
    }
}
