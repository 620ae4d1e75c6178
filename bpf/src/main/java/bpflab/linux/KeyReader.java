package bpflab.linux;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.map.MapInfo;
import bpflab.map.Reading;
import com.sun.jna.Memory;

/** BPF_MAP_GET_NEXT_KEY and BPF_MAP_LOOKUP_ELEM, two calls an entry. */
final class KeyReader implements EntrySource {
    private static final int CHUNK = 256;

    private final Fd fd;
    private final MapInfo info;
    private final ValueLayout layout;
    private final CallLog calls;
    private final boolean keysAlone;
    private byte[] lastKey;

    KeyReader(MapAccess map) {
        this.fd = map.fd();
        this.info = map.info();
        this.layout = map.layout();
        this.calls = map.calls();
        this.keysAlone = Reading.of(info, info.name()) instanceof Reading.KeysAlone;
    }

    @Override
    public MapEntries.Chunk next() {
        byte[] keys = new byte[CHUNK * info.keyBytes()];
        byte[] values = new byte[CHUNK * layout.bytes()];
        int read = 0;
        boolean more = true;
        try (Memory key = new Memory(Math.max(1, info.keyBytes())); Memory value =
                new Memory(Math.max(1, layout.bytes()))) {
            while (read < CHUNK && (more = advance(key))) {
                if (keysAlone || found(key, value)) {
                    key.read(0, keys, read * info.keyBytes(), info.keyBytes());
                    value.read(0, values, read * layout.bytes(), layout.bytes());
                    read++;
                }
            }
        }
        calls.add("BPF_MAP_GET_NEXT_KEY" + (keysAlone ? "" : " and BPF_MAP_LOOKUP_ELEM") + " fd "
                + fd.number() + " -> " + read + " entries");
        return new MapEntries.Chunk(keys, values, read, !more);
    }

    /**
     * Moves to the next key.
     *
     * @return whether there was one
     */
    private boolean advance(Memory key) {
        if (lastKey != null) {
            key.write(0, lastKey, 0, lastKey.length);
        }
        int code = Libbpf.bpf_map_get_next_key(fd.number(), lastKey == null ? null : key, key);
        if (code < 0 && Errno.of(code) == Errno.ENOENT) {
            return false;
        }
        ReturnCode.check(code, "cannot list the entries of " + fd);
        lastKey = key.getByteArray(0, info.keyBytes());
        return true;
    }

    /** The value of a key: none in an empty slot, or when another took it out meanwhile. */
    private boolean found(Memory key, Memory value) {
        int code = Libbpf.bpf_map_lookup_elem(fd.number(), key, value);
        return !(code < 0 && Errno.of(code) == Errno.ENOENT)
                && ReturnCode.check(code, "cannot read an entry of " + fd) >= 0;
    }
}
