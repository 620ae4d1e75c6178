package bpflab.linux.inside;

import bpflab.btf.Btf;
import bpflab.libbpf.Fd;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import bpflab.trouble.TroubleException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How many values wait in a queue or stack: between the ends of {@code struct bpf_queue_stack}, a ring. And how many
 * perf buffers somebody has open to be read, in the places of {@code struct bpf_array}.
 */
public final class Waiting {
    private static final String ENDS = "bpf_queue_stack";

    private Waiting() {}

    /** Their number; empty when this kernel does not let its memory be read. */
    public static OptionalLong in(Fd map, MapInfo info, String name, Optional<Btf> types) {
        String what = "cannot count the values of " + name;
        if (types.isEmpty()) {
            return OptionalLong.empty();
        }
        KernelStructs structs = new KernelStructs(types.get(), what);
        try (KernelMemory memory = KernelMemory.of(map, info, what).orElseThrow()) {
            return info.type() == MapType.PERF_EVENT_ARRAY ? open(memory, structs, info) : between(memory, structs);
        } catch (TroubleException notRead) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong open(KernelMemory memory, KernelStructs structs, MapInfo info) {
        long places = memory.map() + structs.offset("bpf_array", "ptrs");
        return OptionalLong.of(LongStream.range(0, Integer.toUnsignedLong(info.maxEntries()))
                .filter(place -> memory.pointer(places + place * Long.BYTES) != 0).count());
    }

    private static OptionalLong between(KernelMemory memory, KernelStructs structs) {
        long size = number(memory, structs, "size");
        long ahead = number(memory, structs, "head") - number(memory, structs, "tail");
        return size == 0 ? OptionalLong.empty() : OptionalLong.of(Math.floorMod(ahead, size));
    }

    private static long number(KernelMemory memory, KernelStructs structs, String member) {
        return memory.number(memory.map() + structs.offset(ENDS, member), Integer.BYTES);
    }
}
