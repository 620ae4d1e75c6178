package bpflab.map;

/**
 * What the kernel says of a map: {@code struct bpf_map_info}.
 *
 * @param id the kernel's number for it
 * @param type the kind
 * @param name up to 15 characters, or whole where its types tell
 * @param keyBytes a key's size in bytes; 0 for the kinds without keys
 * @param valueBytes a value's size in bytes, of one CPU's copy for the per-CPU kinds; 0 for the kinds without values
 * @param maxEntries the greatest number of entries, of bytes for a ring buffer, of pages for an arena
 * @param flags {@code BPF_F_*} of map_flags
 * @param btfId the BTF that types it; 0 when none
 * @param keyTypeId the key's type in that BTF; 0 when none
 * @param valueTypeId the value's type in that BTF; 0 when none
 */
public record MapInfo(
        int id, MapType type, String name, int keyBytes, int valueBytes, int maxEntries, int flags, int btfId,
                int keyTypeId, int valueTypeId) {
    /** What it was made with. */
    public MapForm form() {
        return new MapForm(type, keyBytes, valueBytes, maxEntries, flags);
    }

    /** How much fits in: {@code up to 64 entries}, {@code 4,096 bytes}. */
    public String capacity() {
        return type.shape().match(new Capacity(this));
    }

    /** What an entry is made of: {@code key 4, value 8 bytes}, {@code value 8 bytes}, {@code records}. */
    public String parts() {
        if (keyBytes == 0 && valueBytes == 0) {
            return type.shape() instanceof MapShape.Records ? "records" : "no entries";
        }
        String value = "value " + valueBytes + (valueBytes == 1 ? " byte" : " bytes");
        return keyBytes == 0 ? value : "key " + keyBytes + ", " + value;
    }
}
