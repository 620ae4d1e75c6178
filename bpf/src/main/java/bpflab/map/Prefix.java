package bpflab.map;

import bpflab.btf.Leaf;
import bpflab.btf.Value;
import java.util.Arrays;
import java.util.List;

/** A prefix as people write it: {@code 10.11.0.0/16}, where what stands behind the length is one address. */
record Prefix(MapInfo info, List<Leaf> behindLength) {
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;

    /** The key with that text; as it is when it is no address. */
    Value in(Value key, byte[] raw) {
        boolean address = info.type().shape() instanceof MapShape.Trie
                && behindLength.size() == 1
                && (behindLength.get(0).bytes() == IPV4 || behindLength.get(0).bytes() == IPV6)
                && behindLength.get(0).at() == Keys.LENGTH_BYTES;
        if (!address) {
            return key;
        }
        byte[] bytes = Arrays.copyOfRange(
                raw, Keys.LENGTH_BYTES, Keys.LENGTH_BYTES + behindLength.get(0).bytes());
        return new Value.Noted(Notation.IP.text(bytes) + "/" + Meaning.index(raw, 0), key);
    }
}
