package bpflab.why.walk;

import bpflab.why.walk.Known.Number;
import bpflab.why.walk.Known.OfMap;
import bpflab.why.walk.Known.OnStack;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What calls of helpers make of a state. */
final class HelperCalls {
    private static final int STORED = 0;
    private static final int FAULT = -14;

    /** Those that change nothing outside the program. */
    private static final Set<String> LOOKING = Set.of("bpf_map_lookup_elem", "bpf_skb_load_bytes",
            "bpf_xdp_load_bytes", "bpf_ktime_get_ns", "bpf_ktime_get_boot_ns", "bpf_ktime_get_coarse_ns",
            "bpf_get_prandom_u32", "bpf_get_smp_processor_id", "bpf_get_current_pid_tgid", "bpf_get_current_uid_gid",
            "bpf_get_current_comm", "bpf_csum_diff", "bpf_probe_read_kernel", "bpf_skb_pull_data", "bpf_jiffies64");

    private interface Call {
        Known answer(State state, Sight sight, MapsNow maps);
    }

    private static final Map<String, Call> CALLS = Map.of(
            "bpf_map_lookup_elem", HelperCalls::lookup,
            "bpf_skb_load_bytes", HelperCalls::loadBytes,
            "bpf_xdp_load_bytes", HelperCalls::loadBytes);

    private HelperCalls() {}

    static boolean onlyLooks(String name) {
        return LOOKING.contains(name);
    }

    static void call(String name, State state, Sight sight, MapsNow maps) {
        Call known = CALLS.get(name);
        if (known == null) {
            state.forgetStack();
            state.answer(Known.NOTHING);
        } else {
            state.answer(known.answer(state, sight, maps));
        }
    }

    private static Known lookup(State state, Sight sight, MapsNow maps) {
        if (!(state.get(1) instanceof OfMap map && state.get(2) instanceof OnStack place)) {
            return Known.NOTHING;
        }
        Optional<byte[]> key = maps.keyBytes(map.name()).flatMap(size -> state.bytes(place.offset(), size));
        return key.flatMap(bytes -> maps.has(map.name(), bytes)
                        .map(there -> found(there, new Origin.Lookup(map.name(), new Origin.Key(bytes)))))
                .orElse(Known.NOTHING);
    }

    private static Known found(boolean there, Origin origin) {
        return there ? new Known.Found(origin) : new Number(0, origin);
    }

    /** Bytes of the frame, from an offset, to the stack. */
    private static Known loadBytes(State state, Sight sight, MapsNow maps) {
        if (!(state.get(2) instanceof Number from && state.get(3) instanceof OnStack to
                && state.get(4) instanceof Number length)) {
            state.forgetStack();
            return Known.NOTHING;
        }
        long first = sight.start() + from.value();
        if (first + length.value() > sight.frame().length) {
            return new Number(FAULT, new Origin.Length());
        }
        for (int i = 0; i < length.value(); i++) {
            state.store(to.offset() + i, 1, sight.read(first + i, 1, false));
        }
        return new Number(STORED);
    }
}
