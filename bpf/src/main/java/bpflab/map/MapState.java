package bpflab.map;

import java.util.OptionalLong;

/**
 * How a map stands, beside its entries.
 *
 * @param frozen whether nobody may change it from outside any more
 * @param waiting of a queue or a stack, how many values wait in it; empty where the kernel's memory cannot be read
 */
public record MapState(boolean frozen, OptionalLong waiting) {
    /** Of one of which nothing is known. */
    public static final MapState UNKNOWN = new MapState(false, OptionalLong.empty());
}
