package bpflab.linux.inside;

import bpflab.btf.Btf;
import bpflab.libbpf.Fd;
import bpflab.map.MapInfo;
import bpflab.trouble.TroubleException;
import java.util.Optional;
import java.util.OptionalLong;

/** How many values wait in a queue or stack: between the ends of {@code struct bpf_queue_stack}, a ring. */
public final class QueueEnds {
    private static final String STRUCT = "bpf_queue_stack";

    private QueueEnds() {}

    /** Their number; empty when this kernel does not let its memory be read. */
    public static OptionalLong waiting(Fd map, MapInfo info, String name, Optional<Btf> types) {
        String what = "cannot count the values of " + name;
        if (types.isEmpty()) {
            return OptionalLong.empty();
        }
        KernelStructs structs = new KernelStructs(types.get(), what);
        try (KernelMemory memory = KernelMemory.of(map, info, what).orElseThrow()) {
            long size = number(memory, structs, "size");
            long ahead = number(memory, structs, "head") - number(memory, structs, "tail");
            return size == 0 ? OptionalLong.empty() : OptionalLong.of(Math.floorMod(ahead, size));
        } catch (TroubleException notRead) {
            return OptionalLong.empty();
        }
    }

    private static long number(KernelMemory memory, KernelStructs structs, String member) {
        return memory.number(memory.map() + structs.offset(STRUCT, member), Integer.BYTES);
    }
}
