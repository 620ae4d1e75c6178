package bpflab.map;

import bpflab.trouble.Trouble;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;

/**
 * That a map has no entry of a key, in words. Where entries are there that read the same, they are told of: their bytes
 * differ where nothing shows, in padding or behind the end of a text, since a program did not clear the key first.
 */
public final class NoEntry {
    /** A larger map is not gone through for it. */
    private static final int MOST = 100_000;

    private NoEntry() {}

    /** That this key, as typed, is not there. */
    public static Trouble of(TypedMap map, Object key) {
        String what = "there is no " + key + " in " + map.name();
        if (isBehindTheLast(map, key)) {
            return Trouble.failed(what, noSuchIndex(map.info()), ":dump map " + map.name());
        }
        long alike = alike(map, key);
        if (alike == 0) {
            return Trouble.failed(what, "no entry has that key", ":dump map " + map.name());
        }
        boolean text = map.keyLeaves().size() == 1;
        return Trouble.failed(what,
                (alike == 1 ? "one entry reads so, and its key has" : alike + " entries read so, and their keys have")
                        + " other bytes " + (text ? "behind the text's end" : "in its padding, where nothing shows")
                        + ": the program has to clear a key before it fills it, as with = {} or memset",
                ":dump map " + map.name() + (text ? " --as hex" : ""));
    }

    /** Which indices a map has that is asked for another. */
    public static String noSuchIndex(MapInfo info) {
        return "there is no such index: it goes from 0 to " + (info.maxEntries() - 1);
    }

    private static boolean isBehindTheLast(TypedMap map, Object key) {
        byte[] raw = map.info().type().shape().indexed() ? map.keyBytes(key) : new byte[0];
        return raw.length == Integer.BYTES && Integer.compareUnsigned(
                ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).getInt(), map.info().maxEntries()) >= 0;
    }

    /** How many of the first entries have a key that reads as this one, and is another. */
    private static long alike(TypedMap map, Object key) {
        if (!map.isReadByKey() || map.info().type().shape().indexed()) {
            return 0;
        }
        byte[] raw = map.keyBytes(key);
        String shown = map.keyOf(raw).toString();
        Iterator<BpfMap.Entry> all = map.map.entries();
        long alike = 0;
        for (int i = 0; i < MOST && all.hasNext(); i++) {
            byte[] other = all.next().key();
            alike += !Arrays.equals(raw, other) && map.keyOf(other).toString().equals(shown) ? 1 : 0;
        }
        return alike;
    }
}
