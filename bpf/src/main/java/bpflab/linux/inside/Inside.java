package bpflab.linux.inside;

import bpflab.btf.Btf;
import bpflab.libbpf.Fd;
import bpflab.map.BpfMap.Entry;
import bpflab.map.KernelObject;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** The entries of a map that bpf(2) tells nothing of. */
public final class Inside {
    private Inside() {}

    /**
     * Its entries.
     *
     * @param types the kernel's own
     * @throws bpflab.trouble.TroubleException this kernel does not let its memory be read
     */
    public static Iterator<Entry> of(Fd map, MapInfo info, String name, Optional<Btf> types) {
        String what = "cannot list the entries of " + name;
        KernelStructs structs = new KernelStructs(types.orElseThrow(() -> KernelMemory.refused(
                what, "this kernel tells no types of its own (CONFIG_DEBUG_INFO_BTF)")), what);
        return KernelMemory.of(map, info, what)
                .map(memory -> entries(memory, structs, info))
                .orElseGet(Collections::emptyIterator);
    }

    private static Iterator<Entry> entries(KernelMemory memory, KernelStructs structs, MapInfo info) {
        try {
            if (info.type().shape() instanceof MapShape.Arena) {
                return new ArenaRows(memory, structs, info);
            }
            try (memory) {
                if (info.type().shape() instanceof MapShape.Sockets) {
                    return new SocketPlaces(memory, structs).read(info).iterator();
                }
                return info.type().shape().refersTo().equals(Optional.of(KernelObject.CGROUP))
                        ? new CgroupPlaces(memory, structs).read(info).iterator()
                        : new RingPlaces(memory, structs).read(info).iterator();
            }
        } catch (RuntimeException notRead) {
            memory.close();
            throw notRead;
        }
    }
}
