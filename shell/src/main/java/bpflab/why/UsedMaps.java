package bpflab.why;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.trouble.TroubleException;
import bpflab.why.Evidence.Table;
import bpflab.why.Evidence.Table.Goods;
import bpflab.why.Evidence.UsedMap;
import bpflab.why.Evidence.Waiting;
import bpflab.why.walk.Way;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The maps that a program uses, and whether they change.
 *
 * @param others those of the programs that it can jump to
 * @param candidate a program that could be put into a table of programs
 */
record UsedMaps(List<BpfMap> maps, List<BpfMap> others, String candidate) {
    /** More are not read: what changes shows among the first, too. */
    private static final int MOST = 10_000;
    /** BPF_F_RDONLY of include/uapi/linux/bpf.h: from outside. */
    private static final int READ_ONLY = 1 << 3;

    static UsedMaps of(Bench bench, Program program) {
        List<BpfMap> own = maps(bench, program.info().mapIds().stream());
        Set<Integer> reached = own.stream().filter(UsedMaps::isTable).flatMap(UsedMaps::programs)
                .collect(Collectors.toSet());
        return new UsedMaps(own, maps(bench, bench.programs().stream()
                .filter(other -> reached.contains(other.info().id()))
                .flatMap(other -> other.info().mapIds().stream())
                .filter(id -> !program.info().mapIds().contains(id))
                .distinct()), candidate(bench, program));
    }

    private static List<BpfMap> maps(Bench bench, Stream<Integer> ids) {
        return ids.map(id -> Lookup.maps(bench).one(String.valueOf(id), false)).toList();
    }

    /** One that was loaded with it, and is of its type; best one that is attached nowhere. */
    private static String candidate(Bench bench, Program program) {
        Set<Integer> attached = bench.links().stream().map(link -> link.program().id()).collect(Collectors.toSet());
        return bench.loadedWith(program).stream()
                .flatMap(loaded -> loaded.programs().stream())
                .filter(other -> other != program && other.info().type() == program.info().type())
                .min(Comparator.comparing(other -> attached.contains(other.info().id())))
                .map(Program::name)
                .orElse("PROGRAM");
    }

    private static boolean isQueue(BpfMap map) {
        return map.info().type().shape() instanceof MapShape.Queue;
    }

    private static boolean isReadOnly(BpfMap map) {
        return (map.info().flags() & READ_ONLY) != 0 || map.state().frozen();
    }

    private static boolean isTable(BpfMap map) {
        return map.info().type().shape() instanceof MapShape.Programs;
    }

    /** The ids of a table's programs, which the kernel shows in place of what was put in. */
    private static Stream<Integer> programs(BpfMap table) {
        List<Integer> ids = new ArrayList<>();
        table.entries().forEachRemaining(entry -> ids.add((int) number(entry.values().get(0))));
        return ids.stream();
    }

    private static long number(byte[] bytes) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt());
    }

    /** A hash of what each of them holds; one that cannot be read is left out. */
    Map<String, Integer> contents() {
        Map<String, Integer> hashes = new LinkedHashMap<>();
        for (BpfMap map : Stream.concat(maps.stream(), others.stream()).toList()) {
            try {
                hashes.put(map.name(), 31 * hash(map.entries()) + (isQueue(map) ? map.state().hashCode() : 0));
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

    /** What is in them. */
    Keys keys() {
        return new Keys(maps);
    }

    /** @param handed the slots to which packets that came are handed */
    List<UsedMap> seen(CodeFacts code, List<Way.Slot> handed) {
        List<UsedMap> used = new ArrayList<>();
        for (BpfMap map : maps) {
            used.add(new UsedMap(map.name(), entries(map), Integer.toUnsignedLong(map.info().maxEntries()),
                    !code.known() || code.mayStore(map.name()),
                    goods(map).map(goods -> table(map, goods, code, handed)), waiting(map),
                    new Evidence.Kind(isQueue(map), isReadOnly(map))));
        }
        return used;
    }

    /** Each record has a header and is rounded up to 8 bytes: kernel/bpf/ringbuf.c. */
    private static Optional<Waiting> waiting(BpfMap map) {
        if (map.info().type() != MapType.RINGBUF) {
            return Optional.empty();
        }
        int records = 0;
        long bytes = 0;
        long last = 0;
        try {
            for (Iterator<BpfMap.Entry> entries = map.entries(); entries.hasNext(); records++) {
                last = entries.next().values().get(0).length + 2L * Long.BYTES - 1 & -Long.BYTES;
                bytes += last;
            }
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
        return Optional.of(new Waiting(records, bytes, last));
    }

    private static Optional<Goods> goods(BpfMap map) {
        MapShape shape = map.info().type().shape();
        return isTable(map) ? Optional.of(Goods.PROGRAM)
                : shape instanceof MapShape.Devices ? Optional.of(Goods.DEVICE)
                : shape instanceof MapShape.Cpus ? Optional.of(Goods.CPU)
                : map.info().type() == MapType.XSKMAP ? Optional.of(Goods.SOCKET) : Optional.empty();
    }

    private Table table(BpfMap map, Goods goods, CodeFacts code, List<Way.Slot> handed) {
        Set<Long> there = new HashSet<>();
        map.entries().forEachRemaining(entry -> there.add(number(entry.key())));
        return new Table(goods, code.called().getOrDefault(map.name(), Set.of()).stream()
                .filter(slot -> !there.contains(slot))
                .toList(), handed.stream()
                .filter(slot -> slot.table().equals(map.name()) && !there.contains(slot.number()))
                .map(Way.Slot::number)
                .toList(), candidate);
    }

    /** Of the kinds in which a key can be missing; one that makes room by itself is never full. */
    private static Optional<Long> entries(BpfMap map) {
        MapShape shape = map.info().type().shape();
        if (isQueue(map)) {
            return map.state().waiting().stream().boxed().findFirst();
        }
        boolean keyed = shape instanceof MapShape.Keyed || shape instanceof MapShape.Trie
                || goods(map).isPresent();
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
