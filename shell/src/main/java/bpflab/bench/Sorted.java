package bpflab.bench;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Entries in the order of their keys: numbers by size, structs field by field, all else as text. */
final class Sorted {
    private static final Comparator<Value> ORDER = Sorted::compare;

    private Sorted() {}

    static List<MapEntry> byKey(TypedMap map) {
        List<MapEntry> entries = new ArrayList<>();
        map.forEach(entries::add);
        entries.sort(Comparator.comparing(MapEntry::key, ORDER));
        return entries;
    }

    private static int compare(Value a, Value b) {
        if (a instanceof Value.Struct first && b instanceof Value.Struct second) {
            Iterator<Value> others = second.fields().values().iterator();
            int order = 0;
            for (Iterator<Value> fields = first.fields().values().iterator();
                    order == 0 && fields.hasNext() && others.hasNext();) {
                order = compare(fields.next(), others.next());
            }
            return order;
        }
        BigInteger number = a.number().orElse(null);
        BigInteger other = b.number().orElse(null);
        return number != null && other != null ? number.compareTo(other) : a.toString().compareTo(b.toString());
    }
}
