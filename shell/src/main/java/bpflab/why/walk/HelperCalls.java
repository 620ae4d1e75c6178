package bpflab.why.walk;

import bpflab.why.walk.Known.Number;
import bpflab.why.walk.Known.OfMap;
import bpflab.why.walk.Known.OnStack;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What calls of helpers make of a state. */
final class HelperCalls {
    private static final int STORED = 0;
    private static final int FAULT = -14;
    private static final int NO_ENTRY = -2;

    /** Those that only answer; what a timer does is what its function does. */
    private static final Set<String> ASKING = Set.of("bpf_map_lookup_elem", "bpf_ktime_get_ns",
            "bpf_ktime_get_boot_ns", "bpf_ktime_get_coarse_ns", "bpf_get_prandom_u32", "bpf_get_smp_processor_id",
            "bpf_get_current_pid_tgid", "bpf_get_current_uid_gid", "bpf_csum_diff", "bpf_jiffies64", "bpf_strncmp",
            "bpf_get_current_task", "bpf_get_current_task_btf", "bpf_get_current_cgroup_id", "bpf_skb_pull_data",
            "bpf_timer_init", "bpf_timer_start", "bpf_timer_cancel");

    /** Those that write what they find to memory of the program, and change nothing outside. */
    private static final Set<String> READING = Set.of("bpf_skb_load_bytes", "bpf_xdp_load_bytes", "bpf_map_peek_elem",
            "bpf_get_current_comm", "bpf_probe_read", "bpf_probe_read_str", "bpf_probe_read_kernel",
            "bpf_probe_read_kernel_str", "bpf_probe_read_user", "bpf_probe_read_user_str");

    /** The thread that comes by, as if the event began with it. */
    private static final Origin.OfEvent CURRENT = new Origin.OfEvent(-Long.BYTES, Long.BYTES);
    /** What one register has, in bytes. */
    private static final Set<Long> NUMBERS = Set.of(1L, 2L, 4L, 8L);
    private static final int MOST = 512;

    private interface Call {
        Known answer(State state, Sight sight, MapsNow maps);
    }

    private static final Map<String, Call> CALLS = Map.ofEntries(
            Map.entry("bpf_map_lookup_elem", HelperCalls::lookup),
            Map.entry("bpf_map_peek_elem", HelperCalls::peek),
            Map.entry("bpf_skb_load_bytes", HelperCalls::loadBytes),
            Map.entry("bpf_xdp_load_bytes", HelperCalls::loadBytes),
            Map.entry("bpf_get_current_comm", HelperCalls::name),
            Map.entry("bpf_strncmp", HelperCalls::compare),
            Map.entry("bpf_probe_read", HelperCalls::follow),
            Map.entry("bpf_probe_read_kernel", HelperCalls::follow),
            Map.entry("bpf_probe_read_user", HelperCalls::follow),
            Map.entry("bpf_probe_read_str", HelperCalls::followText),
            Map.entry("bpf_probe_read_kernel_str", HelperCalls::followText),
            Map.entry("bpf_probe_read_user_str", HelperCalls::followText),
            Map.entry("bpf_get_current_task", (state, sight, maps) -> sight.inEvent(CURRENT)),
            Map.entry("bpf_get_current_task_btf", (state, sight, maps) -> sight.inEvent(CURRENT)),
            Map.entry("bpf_get_current_pid_tgid", (state, sight, maps) -> sight.caller()
                    .map(caller -> (Known) new Known.Pair(new Number(caller.thread(), Origin.Number.THREAD),
                            new Number(caller.process(), Origin.Number.PROCESS)))
                    .orElse(Known.NOTHING)),
            Map.entry("bpf_get_current_uid_gid", (state, sight, maps) -> sight.caller()
                    .map(caller -> (Known) new Known.Pair(new Number(caller.user(), Origin.Number.USER),
                            Known.NOTHING))
                    .orElse(Known.NOTHING)));

    private HelperCalls() {}

    /** Whether it has no pointer to write to. */
    static boolean writesNothing(String name) {
        return ASKING.contains(name);
    }

    static boolean onlyLooks(String name) {
        return ASKING.contains(name) || READING.contains(name);
    }

    static void call(String name, State state, Sight sight, MapsNow maps) {
        Call known = CALLS.get(name);
        if (known == null && !ASKING.contains(name)) {
            state.forgetStack();
        }
        state.answer(known == null ? Known.NOTHING : known.answer(state, sight, maps));
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

    /** A Bloom filter is asked for what stands there; a queue or a stack writes its next value there. */
    private static Known peek(State state, Sight sight, MapsNow maps) {
        Optional<Integer> size = !(state.get(1) instanceof OfMap map) ? Optional.empty()
                : maps.keyBytes(map.name()).filter(bytes -> bytes > 0);
        if (size.isEmpty() || !(state.get(2) instanceof OnStack place)) {
            state.forgetStack();
            return Known.NOTHING;
        }
        String filter = ((OfMap) state.get(1)).name();
        return state.bytes(place.offset(), size.get()).flatMap(bytes -> maps.has(filter, bytes)
                .map(there -> (Known) new Number(there ? STORED : NO_ENTRY,
                        new Origin.Lookup(filter, new Origin.Key(bytes))))).orElse(Known.NOTHING);
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

    /** What a pointer leads to, to the stack: numbers as such, all else byte by byte. */
    private static Known follow(State state, Sight sight, MapsNow maps) {
        Optional<Origin.OfEvent> from = sight.at(state.get(3), 0, 1);
        if (from.isEmpty() || !(state.get(1) instanceof OnStack to && state.get(2) instanceof Number length
                && length.value() > 0 && length.value() <= MOST)) {
            state.forgetStack();
            return Known.NOTHING;
        }
        int bytes = (int) length.value();
        int each = NUMBERS.contains(length.value()) ? bytes : 1;
        for (int i = 0; i < bytes; i += each) {
            state.store(to.offset() + i, each, sight.inEvent(new Origin.OfEvent(from.get().through(),
                    from.get().at() + i, each)));
        }
        return new Number(STORED);
    }

    /** The answer is how long the text is. */
    private static Known followText(State state, Sight sight, MapsNow maps) {
        follow(state, sight, maps);
        return Known.NOTHING;
    }

    /** The thread's name to the stack, cut to the room that there is for it, a 0 behind it. */
    private static Known name(State state, Sight sight, MapsNow maps) {
        if (!(state.get(1) instanceof OnStack to && state.get(2) instanceof Number room && sight.caller().isPresent()
                && room.value() > 0)) {
            state.forgetStack();
            return Known.NOTHING;
        }
        byte[] name = sight.caller().get().name().bytes();
        int size = (int) Math.min(room.value(), name.length);
        for (int i = 0; i < size; i++) {
            boolean cut = i == room.value() - 1 && room.value() < name.length;
            state.store(to.offset() + i, 1, cut ? new Number(0)
                    : new Number(name[i] & 0xff, new Origin.NameBytes(i, 1)));
        }
        return new Number(STORED);
    }

    /** Texts on the stack and among the program's constants: the same, or not. */
    private static Known compare(State state, Sight sight, MapsNow maps) {
        if (!(state.get(1) instanceof OnStack text && state.get(2) instanceof Number most
                && state.get(3) instanceof OfMap constant)) {
            return Known.NOTHING;
        }
        for (int i = 0; i < most.value(); i++) {
            Optional<byte[]> one = state.bytes(text.offset() + i, 1);
            Optional<byte[]> two = maps.constant(constant.name(), constant.offset() + i, 1);
            if (one.isEmpty() || two.isEmpty()) {
                return Known.NOTHING;
            }
            int differ = (one.get()[0] & 0xff) - (two.get()[0] & 0xff);
            if (differ != 0 || one.get()[0] == 0) {
                return new Number(differ, text(state.originAt(text.offset()),
                        new Origin.Key(wanted(constant, (int) most.value(), maps))));
            }
        }
        return new Number(0);
    }

    private static Origin text(Origin from, Origin.Key wanted) {
        return from instanceof Origin.NameBytes ? new Origin.NameIs(wanted)
                : from instanceof Origin.OfEvent start ? new Origin.TextIs(start, wanted) : Origin.NONE;
    }

    /** As far as it is compared: a constant that ends before with its 0. */
    private static byte[] wanted(OfMap constant, int most, MapsNow maps) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < most; i++) {
            byte one = maps.constant(constant.name(), constant.offset() + i, 1).map(bytes -> bytes[0]).orElse((byte) 0);
            text.write(one);
            if (one == 0) {
                break;
            }
        }
        return text.toByteArray();
    }
}
