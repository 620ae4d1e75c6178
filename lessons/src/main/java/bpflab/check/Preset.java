package bpflab.check;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.map.BpfMap;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What a global variable holds before the packets come, {@code bytes=4294967000}: as if much had been counted, so that
 * one that is too narrow starts again at 0 before long.
 *
 * @param number one too great for the variable loses its upper bytes, as in C
 */
record Preset(String name, long number) {
    private static final byte[] ONLY_KEY = new byte[Integer.BYTES];

    String words() {
        return name + " starts at " + number;
    }

    /** Into the variable of that name, if there is one; what stands beside it stays. */
    void in(List<BpfMap> maps) {
        maps.forEach(map -> map.types().btf().ifPresent(btf -> in(map, btf)));
    }

    private void in(BpfMap map, Btf btf) {
        if (btf.type(map.types().valueTypeId()) instanceof Type.Section section) {
            section.variables().stream()
                    .filter(place -> btf.type(place.variable()).name().equals(name))
                    .findFirst()
                    .ifPresent(place -> write(map, place));
        }
    }

    private void write(BpfMap map, Type.Place place) {
        byte[] all = map.lookup(ONLY_KEY).orElseThrow().get(0);
        byte[] bytes = BigInteger.valueOf(number).toByteArray();
        boolean smallEndFirst = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        for (int i = 0; i < place.bytes(); i++) {
            int at = smallEndFirst ? i : place.bytes() - 1 - i;
            all[place.byteOffset() + at] = i < bytes.length ? bytes[bytes.length - 1 - i] : 0;
        }
        map.update(ONLY_KEY, all);
    }
}
