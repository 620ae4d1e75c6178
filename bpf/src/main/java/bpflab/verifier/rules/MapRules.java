package bpflab.verifier.rules;

import java.util.List;

/** Values of maps and other memory of a known size. */
final class MapRules {
    private static final String SIZED =
            "invalid access to (?:map value|memory|map key|key), (?:value|mem|key)_size=(?<vs>\\d+) "
                    + "off=(?<off>-?\\d+) size=(?<size>\\d+)";

    /** Of a mark that is in the C, and not in the types. */
    static final String LOST = "Clang 14 loses the mark where the struct's own name stands before it";
    static final String TYPEDEF = "name the struct by a typedef before the mark: typedef struct task_struct "
            + "kept_task; and, in the struct that __type(value, …) names, kept_task __kptr *task;";

    static final List<Rule> RULES = List.of(
            Rule.of("value-index-negative",
                    "R(?<reg>\\d+) min value is negative, either use unsigned index or do a if \\(index >=0\\) check")
                    .what("{may} before the start of a map value")
                    .why("{index|the index} can be negative as far as the verifier knows, and then {expression|this} "
                            + "lies before the value")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("declare {index|the index} unsigned (__u32), and check that it is below the number of "
                            + "elements")
                    .mark("can lie before the value"),
            Rule.of("value-index", SIZED + "\\s*R(?<reg>\\d+) max value is outside")
                    .what("may go past the end of {map|a map} with an index that is too large")
                    .why("{index|the index} can be so large that this is {bytes}, and the value has bytes 0 to {last}")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("compare the index with the number of elements right before it is used, and leave when it is "
                            + "not below")
                    .mark("can reach {bytes}; the value ends with byte {last}"),
            Rule.of("value-before-start", SIZED + "(?:\\s*R(?<reg>\\d+) min value)?").when(r -> r.number("off") < 0)
                    .what("{access} before the start of a value of {map|a map}")
                    .why("{expression|this} is {bytes}, and the value has bytes 0 to {last}")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("start at index 0")
                    .mark("{bytes}; the value begins with byte 0"),
            Rule.of("map-without-keys", "invalid zero-sized read")
                    .when(r -> r.helper().matches("bpf_map_(?:lookup|update|delete)_elem"))
                    .what("asks {map|a map} for the entry of a key, and it has no keys")
                    .why("{map|a map} is of a kind whose records have no keys; {helper} goes by a key")
                    .fix("put records into a ring buffer by bpf_ringbuf_output, or bpf_ringbuf_reserve and "
                            + "bpf_ringbuf_submit; use bpf_map_push_elem and bpf_map_pop_elem for a queue or stack; "
                            + "or make it a BPF_MAP_TYPE_HASH")
                    .mark("no keys"),
            Rule.of("length-past-end", SIZED + "(?:\\s*R(?<reg>\\d+) (?:min value|offset) )?")
                    .when(r -> !r.helper().isEmpty())
                    .what("hands {helper} a length that is larger than the value of {map|the map}")
                    .why("{helper} may use {bytes}, and the value has bytes 0 to {last}")
                    .argument("{roomThere}")
                    .fix("give a length that fits, at most what is left of {vs} bytes")
                    .mark("{size} bytes; the value has {vs}"),
            Rule.of("memory-past-end", SIZED.replace("(?:map value|memory|map key|key)", "memory")
                    + "(?:\\s*R(?<reg>\\d+) (?:min value|offset) )?")
                    .what("{access} past the end of the memory that it was given")
                    .why("{expression|this} is {bytes}, and what was given has bytes 0 to {last}")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("ask for more of it: {maker|the call} gave {vs} bytes; or stay below byte {vs}")
                    .mark("{bytes}; it ends with byte {last}"),
            Rule.of("value-past-end", SIZED + "(?:\\s*R(?<reg>\\d+) (?:min value|offset) )?")
                    .what("{access} past the end of a value of {map|a map}")
                    .why("{expression|this} is {bytes}, and the value has bytes 0 to {last}")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("use an index below {elements|the number of elements}, or make the map's value type larger")
                    .mark("{bytes}; the value ends with byte {last}"),
            Rule.of("unbounded-length",
                    "R(?<reg>\\d+) unbounded memory access, use 'var &= const' or 'if \\(var < const\\)'")
                    .when(r -> !r.helper().isEmpty())
                    .what("hands {helper} a length that has no upper limit")
                    .why("{passed|the length} can be any number as far as the verifier knows; the memory it is about "
                            + "has an end")
                    .statement("{onlyLength}").before("{wrongLength}")
                    .fix("leave when the length is greater than the memory it is about")
                    .mark("{value|no upper limit}"),
            Rule.of("unbounded-access", "R(?<reg>\\d+) unbounded memory access")
                    .what("{access} memory at an index that has no upper limit")
                    .why("{index|what was added to the pointer} can be any number as far as the verifier knows")
                    .statement("{onlyBelow}").before("{tooLarge}").moved("{movedBelow}")
                    .fix("compare the index with the number of elements right before it is used, and leave when it is "
                            + "not below")
                    .mark("no upper limit"),
            Rule.of("math-unbounded",
                    "math between (?<kind>\\S+) pointer and register with unbounded min value is not allowed")
                    .what("adds a number to a pointer that may be anything, also negative")
                    .why("{index|the number} has no lower limit that the verifier knows of (it is signed, or 64 bits "
                            + "wide), so the sum could point anywhere")
                    .statement("{onlyBelow}").before("{tooLarge}")
                    .fix("make {index|it} a __u32, and compare it with the size of the memory before adding it")
                    .mark("a number without limits is added"),
            Rule.of("math-too-far",
                    "(?:math between \\S+ pointer and |value )(?<far>-?\\d+) (?:is not allowed|makes \\S+ pointer be "
                    + "out of bounds)")
                    .what("moves a pointer too far")
                    .why("{far} bytes is more than any memory of this kind has: the verifier allows no more than 2^29 "
                            + "from where the pointer began")
                    .fix("check the offset before adding it, and keep it below the size of the memory")
                    .mark("moved too far"),
            // bpf_cgroup_storage_assign() in kernel/bpf/local_storage.c
            Rule.of("storage-second", "only one cgroup storage of each type is allowed")
                    .what("uses two maps of cgroup storage that are of one type")
                    .why("each cgroup that a program is attached to has one piece of storage for it of "
                            + "BPF_MAP_TYPE_CGROUP_STORAGE and one of BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE, and no "
                            + "more")
                    .fix("put the fields of both into one struct, the value of one map")
                    .mark("of which there is one already"),
            // check_map_prog_compatibility() in kernel/bpf/verifier.c, here and in the two that follow
            Rule.of("map-in-sleepable", "Sleepable programs can only use .*")
                    .what("uses a map of a kind that a program which may sleep cannot use")
                    .why("a {hook} program may have to wait, and what it looked up must stay meanwhile: arrays, "
                            + "hashes, queues, ring buffers, local storages and maps of maps are made for that; "
                            + "tries, bloom filters, stack traces and maps to redirect or jump by are not")
                    .fix("use one of those kinds in this program, or do that part in a program that may not sleep")
                    .mark("not for a program that may sleep"),
            Rule.of("map-lock-in-socket-filter", "socket filter progs cannot use bpf_spin_lock.*")
                    .what("uses a map whose values have a lock, in a socket filter")
                    .why("a socket filter may be loaded by anybody, and might keep others waiting")
                    .fix("__sync_fetch_and_add(&value->count, 1); instead of a lock, or SEC(\"tc\"), which may lock")
                    .mark("no locks in a socket filter"),
            Rule.of("map-second-arena", "Only one arena per program")
                    .what("uses two arenas")
                    .why("the pointers of a program into arenas are 32 bits of one address space, so there is one for "
                            + "each program")
                    .fix("put what is in both into one map of type BPF_MAP_TYPE_ARENA, with more pages")
                    .mark("of which there is one already"),
            Rule.of("map-read-only",
                    "write into map forbidden, value_size=(?<vs>\\d+) off=(?<off>\\d+) size=(?<size>\\d+)")
                    .what("writes to a map that programs may only read")
                    .why("{base|the variable} is const, or the map was made with BPF_F_RDONLY_PROG: it lies in memory "
                            + "that is frozen before the program runs")
                    .fix("take const away if the program must change it")
                    .mark("read-only"),
            Rule.of("map-itself-touched",
                    "only read from (?<struct>\\w+) is supported|cannot access ptr member|bpf_map pointer.*")
                    .what("writes into the map itself instead of one of its values")
                    .why("{handle|the map} is a handle of the map, not the memory of its values")
                    .fix("bpf_map_update_elem(&{handle|map}, &key, &value, BPF_ANY);")
                    .mark("the map's handle"),
            Rule.of("no-kernel-pointer", "(?:R(?<reg>\\d+)|map '(?<map>[^']*)') has no valid kptr")
                    .what("exchanges a kernel pointer in a map whose values have none")
                    .why("bpf_kptr_xchg works on fields that are marked with __kptr in the type of the map's values; "
                            + "the kernel found none in this map's types. " + LOST)
                    .fix(TYPEDEF)
                    .mark("no __kptr there"),
            // record_func_key() in kernel/bpf/verifier.c: the second wording is that of Linux 6.12.
            Rule.of("tail-call-map", "expected prog array map for tail call|kernel subsystem misconfigured verifier")
                    .what("makes a tail call through a map that holds no programs")
                    .why("bpf_tail_call jumps to a program in a map of type BPF_MAP_TYPE_PROG_ARRAY; this map is of "
                            + "another type")
                    .fix("__uint(type, BPF_MAP_TYPE_PROG_ARRAY); in the map's definition")
                    .mark("the map must be a PROG_ARRAY"),
            Rule.of("map-wrong-type", "cannot pass map_type (?<type>\\d+) into func (?<name>\\w+)#\\d+")
                    .what("hands {name} a map of a type that it does not work on")
                    .why("{name} is made for other types of maps than this one, which is {mapKind|of another type}")
                    .fix("call what is made for such a map: {mapCalls}; or change its __uint(type, …)")
                    .fix("change the map's __uint(type, …), or call a helper that is made for this type")
                    .mark("not for this type of map"),
            Rule.of("map-missing", "fd -?\\d+ is not pointing to valid bpf_map|.*invalid map.* fd")
                    .what("refers to a map that does not exist")
                    .why("the loader has not made the map that the instruction names")
                    .fix("define the map in this file, in SEC(\".maps\")")
                    .mark("no such map"));

    private MapRules() {}
}
