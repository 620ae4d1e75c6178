package bpflab.check;

import bpflab.btf.Btf;
import bpflab.btf.Value;
import bpflab.map.BpfMap;
import bpflab.trouble.TroubleException;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Numbers that stand in maps. */
final class Numbers {
    private Numbers() {}

    static Observation entries(BpfMap map) {
        long count = 0;
        for (Iterator<BpfMap.Entry> all = map.entries(); all.hasNext(); all.next()) {
            count++;
        }
        return new Count(count);
    }

    /** The value of a key; of a per-CPU map the sum of all CPUs. */
    static Observation at(BpfMap map, String key) {
        Optional<Btf> btf = map.btf();
        if (btf.isEmpty()) {
            return new Observation.Missing("map " + map.name() + " has no types (BTF)");
        }
        try {
            byte[] bytes = btf.get().write(map.info().keyTypeId(), key);
            return map.lookup(bytes)
                    .map(values -> sum(map, btf.get(), values))
                    .orElseGet(() -> new Observation.Missing("no entry for " + key));
        } catch (TroubleException e) {
            return new Observation.Missing(e.trouble().why());
        }
    }

    /**
     * A variable in {@code .bss}, {@code .data} or {@code .rodata}: maps with one value, a structure of the variables
     * by name.
     */
    static Observation global(List<BpfMap> maps, String name) {
        for (BpfMap map : maps) {
            if (map.name().contains(".") && map.btf().isPresent()) {
                Optional<Value> value = variable(map, name);
                if (value.isPresent()) {
                    return number(value.get()).<Observation>map(n -> new Count(n.longValue()))
                            .orElseGet(() -> new Observation.Missing(name + " is no number"));
                }
            }
        }
        return new Observation.Missing("no global variable of that name");
    }

    private static Optional<Value> variable(BpfMap map, String name) {
        Iterator<BpfMap.Entry> entries = map.entries();
        if (!entries.hasNext()) {
            return Optional.empty();
        }
        Value all = map.btf().orElseThrow().read(map.info().valueTypeId(), entries.next().values().get(0));
        return all instanceof Value.Struct struct ? Optional.ofNullable(struct.fields().get(name)) : Optional.empty();
    }

    private static Observation sum(BpfMap map, Btf btf, List<byte[]> values) {
        BigInteger sum = BigInteger.ZERO;
        for (byte[] bytes : values) {
            Optional<BigInteger> number = number(btf.read(map.info().valueTypeId(), bytes));
            if (number.isEmpty()) {
                return new Observation.Missing("the value is no number");
            }
            sum = sum.add(number.get());
        }
        return new Count(sum.longValue());
    }

    private static Optional<BigInteger> number(Value value) {
        return value instanceof Value.Int number ? Optional.of(number.value()) : Optional.empty();
    }
}
