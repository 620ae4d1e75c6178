package bpflab.map;


/**
 * What the kernel says of a map: {@code struct bpf_map_info}.
 *
 * @param id the kernel's number for it
 * @param type the kind
 * @param name up to 15 characters
 * @param keyBytes a key's size in bytes
 * @param valueBytes a value's size in bytes, of one CPU's copy for the per-CPU kinds
 * @param maxEntries the greatest number of entries
 * @param flags {@code BPF_F_*} of map_flags
 * @param btfId the BTF that types it; 0 when none
 * @param keyTypeId the key's type in that BTF; 0 when none
 * @param valueTypeId the value's type in that BTF; 0 when none
 */
public record MapInfo(
        int id, MapType type, String name, int keyBytes, int valueBytes, int maxEntries, int flags, int btfId,
                int keyTypeId, int valueTypeId) {}
