package bpflab.elf;

import bpflab.map.MapForm;
import bpflab.map.MapType;

/**
 * A map as an object file describes it.
 *
 * @param name the name, for {@code .bss} and its like the section's name
 * @param type the kind
 * @param keyBytes a key's size in bytes
 * @param valueBytes a value's size in bytes
 * @param maxEntries the greatest number of entries
 * @param flags {@code BPF_F_*} of map_flags
 * @param keyTypeId the key's BTF type in the object's BTF; 0 when none
 * @param valueTypeId the value's BTF type in the object's BTF; 0 when none
 * @param pinByName whether it is to be pinned by its name, and taken from there when it is pinned already:
 *     {@code __uint(pinning, LIBBPF_PIN_BY_NAME)}
 */
public record MapSpec(
        String name, MapType type, int keyBytes, int valueBytes, int maxEntries, int flags, int keyTypeId,
                int valueTypeId, boolean pinByName) {
    /** What it is to be made with. */
    public MapForm form() {
        return new MapForm(type, keyBytes, valueBytes, maxEntries, flags);
    }
}
