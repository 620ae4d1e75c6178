package bpflab.why.walk;

import java.util.Optional;

/** What the program's maps hold now. */
public interface MapsNow {
    /** How many bytes a map's keys have, of a Bloom filter what it may hold; empty when it is not known. */
    Optional<Integer> keyBytes(String map);

    /** Bytes among the constants of a program, which nobody changes while it runs; empty for other variables. */
    Optional<byte[]> constant(String map, long offset, int size);

    /** Bytes of a variable of the program as it is now; empty where it cannot be told. */
    Optional<byte[]> variable(String map, long offset, int size);

    /** A value as it is now; empty where there is none, or one for each CPU. */
    Optional<byte[]> value(String map, byte[] key);

    /** Whether there is an entry; empty when it cannot be told. */
    Optional<Boolean> has(String map, byte[] key);
}
