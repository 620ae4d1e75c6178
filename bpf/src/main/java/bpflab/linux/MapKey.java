package bpflab.linux;

import bpflab.libbpf.Fd;
import com.sun.jna.Memory;
import java.util.Optional;

/**
 * A key for one call. The memory is null for the kinds without keys: the kernel takes no other.
 *
 * @param object what a key that is a descriptor keeps open
 */
record MapKey(Memory memory, Optional<Fd> object) implements AutoCloseable {
    static MapKey of(byte[] key) {
        if (key.length == 0) {
            return new MapKey(null, Optional.empty());
        }
        Memory memory = new Memory(key.length);
        memory.write(0, key, 0, key.length);
        return new MapKey(memory, Optional.empty());
    }

    static MapKey of(Fd object) {
        Memory memory = new Memory(Integer.BYTES);
        memory.setInt(0, object.number());
        return new MapKey(memory, Optional.of(object));
    }

    @Override
    public void close() {
        object.ifPresent(Fd::close);
        if (memory != null) {
            memory.close();
        }
    }
}
