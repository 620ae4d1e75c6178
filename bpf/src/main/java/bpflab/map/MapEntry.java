package bpflab.map;

import bpflab.btf.Value;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a {@link TypedMap}.
 *
 * @param key the key
 * @param values one item for each CPU of a per-CPU map, else one item
 * @param adds whether their type is one of numbers that can be added up
 */
public record MapEntry(Value key, List<Value> values, boolean adds) {
    public MapEntry {
        values = List.copyOf(values);
    }

    /**
     * The value; of a per-CPU map the sum of all CPUs where they can be added, else an array of all CPUs' values.
     */
    public Value value() {
        return values.size() == 1 ? values.get(0) : sum().orElseGet(() -> new Value.Array(values));
    }

    /**
     * {@link #value} as a number to calculate with.
     *
     * @throws bpflab.trouble.TroubleException it is none
     */
    public long asLong() {
        return value().asLong();
    }

    /**
     * A field of {@link #value}, by its name.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public Value field(String name) {
        return value().field(name);
    }

    /** The sum of all CPUs' values; empty when they are no numbers. */
    public Optional<Value> sum() {
        return adds || values.size() == 1 ? Sum.of(values) : Optional.empty();
    }

    /** {@code 1 = 12}. */
    @Override
    public String toString() {
        return key.toString().isEmpty() ? value().toString() : key + " = " + value();
    }
}
