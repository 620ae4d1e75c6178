package bpflab.map;

import bpflab.btf.Btf;
import java.util.Optional;

/**
 * The types of a map's keys and values.
 *
 * @param btf where the types are; empty when nobody knows any
 * @param keyTypeId the key's type; 0 when none
 * @param valueTypeId the value's type, of {@code .bss} and its like the section's; 0 when none
 */
public record MapTypes(Optional<Btf> btf, int keyTypeId, int valueTypeId) {
    /** Nobody knows. */
    public static final MapTypes NONE = new MapTypes(Optional.empty(), 0, 0);
}
