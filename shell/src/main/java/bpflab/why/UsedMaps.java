package bpflab.why;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.trouble.TroubleException;
import bpflab.why.Evidence.UsedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The maps that a program uses, and whether they change. */
record UsedMaps(List<BpfMap> maps) {
    /** More are not read: what changes shows among the first, too. */
    private static final int MOST = 10_000;

    static UsedMaps of(Bench bench, Program program) {
        return new UsedMaps(program.info().mapIds().stream()
                .map(id -> Lookup.maps(bench).one(String.valueOf(id), false))
                .toList());
    }

    /** A hash of what each of them holds; one that cannot be read is left out. */
    Map<String, Integer> contents() {
        Map<String, Integer> hashes = new LinkedHashMap<>();
        for (BpfMap map : maps) {
            try {
                hashes.put(map.name(), hash(map.entries()));
            } catch (TroubleException unreadable) {
                continue;
            }
        }
        return hashes;
    }

    private static int hash(Iterator<BpfMap.Entry> entries) {
        int sum = 0;
        for (int i = 0; i < MOST && entries.hasNext(); i++) {
            BpfMap.Entry entry = entries.next();
            int hash = Arrays.hashCode(entry.key());
            for (byte[] value : entry.values()) {
                hash = 31 * hash + Arrays.hashCode(value);
            }
            sum += hash;
        }
        return sum;
    }

    List<UsedMap> seen(CodeFacts code) {
        List<UsedMap> used = new ArrayList<>();
        for (BpfMap map : maps) {
            used.add(new UsedMap(map.name(), entries(map), Integer.toUnsignedLong(map.info().maxEntries()),
                    !code.known() || code.mayStore(map.name()),
                    map.info().type().shape() instanceof MapShape.Programs));
        }
        return used;
    }

    /** Of the kinds in which a key can be missing; one that makes room by itself is never full. */
    private static Optional<Long> entries(BpfMap map) {
        MapShape shape = map.info().type().shape();
        boolean keyed = shape instanceof MapShape.Keyed || shape instanceof MapShape.Trie
                || shape instanceof MapShape.Programs;
        if (!keyed || map.info().type().label().startsWith("lru")) {
            return Optional.empty();
        }
        try {
            long count = 0;
            for (Iterator<BpfMap.Entry> entries = map.entries(); entries.hasNext(); entries.next()) {
                count++;
            }
            return Optional.of(count);
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
    }
}
