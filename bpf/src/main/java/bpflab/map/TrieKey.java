package bpflab.map;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Optional;

/** A key of an LPM trie: {@code bpf_lpm_trie_key} in include/uapi/linux/bpf.h, how many bits count, and the bits. */
record TrieKey(byte[] raw) {
    private int bits() {
        return ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).getInt();
    }

    /** The entry that has this key. */
    Optional<BpfMap.Entry> among(Iterator<BpfMap.Entry> entries) {
        while (entries.hasNext()) {
            BpfMap.Entry entry = entries.next();
            if (isSame(entry.key())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether both are one entry: as many bits, and these the same; what stands behind them does not count
     * ({@code trie_update_elem}, {@code trie_delete_elem} in kernel/bpf/lpm_trie.c). A lookup gives other entries, too.
     */
    private boolean isSame(byte[] other) {
        TrieKey that = new TrieKey(other);
        if (bits() != that.bits()) {
            return false;
        }
        for (int bit = 0; bit < Math.min(bits(), (raw.length - Integer.BYTES) * Byte.SIZE); bit++) {
            int at = Integer.BYTES + bit / Byte.SIZE;
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((raw[at] & mask) != (other[at] & mask)) {
                return false;
            }
        }
        return true;
    }
}
