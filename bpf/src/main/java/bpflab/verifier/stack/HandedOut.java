package bpflab.verifier.stack;

import static java.util.Map.entry;

import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments through which helpers read memory of the program: {@code ARG_PTR_TO_MAP_KEY}, {@code _MAP_VALUE} and
 * {@code ARG_PTR_TO_MEM | MEM_RDONLY} in their prototypes.
 *
 * @param register that points there
 * @param length how many bytes are read
 * @param counted the register with their number, where the length is told so
 */
record HandedOut(int register, Length length, int counted) {
    enum Length { KEY, VALUE, COUNTED }

    private static final HandedOut KEY = new HandedOut(2, Length.KEY, 0);
    private static final Map<String, List<HandedOut>> OF = Map.ofEntries(
            entry("bpf_map_lookup_elem", List.of(KEY)),
            entry("bpf_map_lookup_percpu_elem", List.of(KEY)),
            entry("bpf_map_delete_elem", List.of(KEY)),
            entry("bpf_map_update_elem", List.of(KEY, new HandedOut(3, Length.VALUE, 0))),
            entry("bpf_map_push_elem", List.of(new HandedOut(2, Length.VALUE, 0))),
            entry("bpf_sock_hash_update", List.of(new HandedOut(3, Length.KEY, 0))),
            entry("bpf_ringbuf_output", counted(2)),
            entry("bpf_perf_event_output", counted(4)),
            entry("bpf_skb_output", counted(4)),
            entry("bpf_xdp_output", counted(4)),
            entry("bpf_skb_store_bytes", counted(3)),
            entry("bpf_xdp_store_bytes", counted(3)),
            entry("bpf_dynptr_write", counted(3)),
            entry("bpf_skb_set_tunnel_key", counted(2)),
            entry("bpf_skb_set_tunnel_opt", counted(2)),
            entry("bpf_fib_lookup", counted(2)),
            entry("bpf_sk_lookup_tcp", counted(2)),
            entry("bpf_sk_lookup_udp", counted(2)),
            entry("bpf_skc_lookup_tcp", counted(2)),
            entry("bpf_setsockopt", counted(4)),
            entry("bpf_seq_write", counted(2)),
            entry("bpf_trace_printk", counted(1)),
            entry("bpf_strtol", counted(1)),
            entry("bpf_strtoul", counted(1)),
            entry("bpf_csum_diff", List.of(new HandedOut(1, Length.COUNTED, 2), new HandedOut(3, Length.COUNTED, 4))));

    private static List<HandedOut> counted(int register) {
        return List.of(new HandedOut(register, Length.COUNTED, register + 1));
    }

    /** Those of a helper; none of one that reads no memory of the program, or is not known. */
    static List<HandedOut> of(String helper) {
        return OF.getOrDefault(helper, List.of());
    }

    /** How many bytes are read; as many as a stack can have where that is not known. */
    long bytes(StackState state, ObjectFile file) {
        if (length == Length.COUNTED) {
            return state.value(counted).filter(v -> v.is(StackState.Value.Kind.NUMBER))
                    .map(StackState.Value::number)
                    .orElse(Long.valueOf(Integer.MAX_VALUE));
        }
        Optional<MapSpec> map = state.value(1).or(() -> state.value(2))
                .filter(v -> v.is(StackState.Value.Kind.MAP))
                .flatMap(v -> file.map(v.map()));
        return map.map(m -> length == Length.KEY ? m.keyBytes() : m.valueBytes()).orElse(Integer.MAX_VALUE);
    }
}
