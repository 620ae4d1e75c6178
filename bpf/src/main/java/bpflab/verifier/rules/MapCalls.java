package bpflab.verifier.rules;

import bpflab.map.MapType;
import java.util.EnumMap;
import java.util.Map;

/** What programs call for each kind of map: {@code check_map_func_compatibility} in kernel/bpf/verifier.c. */
public final class MapCalls {
    private static final String ENTRIES = "bpf_map_lookup_elem, bpf_map_update_elem, bpf_map_delete_elem";
    private static final String ENDS = "bpf_map_push_elem, bpf_map_pop_elem, bpf_map_peek_elem";
    private static final Map<MapType, String> CALLS = new EnumMap<>(MapType.class);

    static {
        CALLS.put(MapType.PROG_ARRAY, "bpf_tail_call");
        CALLS.put(MapType.PERF_EVENT_ARRAY, "bpf_perf_event_output");
        CALLS.put(MapType.STACK_TRACE, "bpf_get_stackid");
        CALLS.put(MapType.CGROUP_ARRAY, "bpf_current_task_under_cgroup, bpf_skb_under_cgroup");
        CALLS.put(MapType.DEVMAP, "bpf_redirect_map");
        CALLS.put(MapType.DEVMAP_HASH, "bpf_redirect_map");
        CALLS.put(MapType.CPUMAP, "bpf_redirect_map");
        CALLS.put(MapType.XSKMAP, "bpf_redirect_map");
        CALLS.put(MapType.SOCKMAP, "bpf_sk_redirect_map, bpf_msg_redirect_map, bpf_sock_map_update");
        CALLS.put(MapType.SOCKHASH, "bpf_sk_redirect_hash, bpf_msg_redirect_hash, bpf_sock_hash_update");
        CALLS.put(MapType.REUSEPORT_SOCKARRAY, "bpf_sk_select_reuseport");
        CALLS.put(MapType.CGROUP_STORAGE, "bpf_get_local_storage");
        CALLS.put(MapType.PERCPU_CGROUP_STORAGE, "bpf_get_local_storage");
        CALLS.put(MapType.QUEUE, ENDS);
        CALLS.put(MapType.STACK, ENDS);
        CALLS.put(MapType.BLOOM_FILTER, "bpf_map_push_elem, bpf_map_peek_elem");
        CALLS.put(MapType.RINGBUF, "bpf_ringbuf_reserve and bpf_ringbuf_submit, bpf_ringbuf_output");
        CALLS.put(MapType.USER_RINGBUF, "bpf_user_ringbuf_drain");
        CALLS.put(MapType.SK_STORAGE, "bpf_sk_storage_get, bpf_sk_storage_delete");
        CALLS.put(MapType.INODE_STORAGE, "bpf_inode_storage_get, bpf_inode_storage_delete");
        CALLS.put(MapType.TASK_STORAGE, "bpf_task_storage_get, bpf_task_storage_delete");
        CALLS.put(MapType.CGRP_STORAGE, "bpf_cgrp_storage_get, bpf_cgrp_storage_delete");
        for (MapType keyed : new MapType[] {MapType.HASH, MapType.ARRAY, MapType.PERCPU_HASH, MapType.PERCPU_ARRAY,
            MapType.LRU_HASH, MapType.LRU_PERCPU_HASH, MapType.LPM_TRIE}) {
            CALLS.put(keyed, ENTRIES);
        }
        CALLS.put(MapType.ARRAY_OF_MAPS, "bpf_map_lookup_elem");
        CALLS.put(MapType.HASH_OF_MAPS, "bpf_map_lookup_elem");
    }

    private MapCalls() {}

    /** The helpers for maps of the kind with that number, joined by commas; empty when none are known. */
    public static String of(long number) {
        return CALLS.getOrDefault(MapType.of((int) number), "");
    }

    /** The kind as C names it; empty when the kernel is newer than our list. */
    public static String kind(long number) {
        MapType type = MapType.of((int) number);
        return type == MapType.UNKNOWN ? "" : "a BPF_MAP_TYPE_" + type;
    }
}
