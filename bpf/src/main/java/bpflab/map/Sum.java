package bpflab.map;

import bpflab.btf.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up the copies that the CPUs hold of one value. */
final class Sum {
    private Sum() {}

    /**
     * The sum of numbers, of arrays item by item, of structs field by field; empty when something in them is no number.
     */
    static Optional<Value> of(List<Value> copies) {
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        Value sum = copies.get(0);
        for (Value copy : copies.subList(1, copies.size())) {
            Optional<Value> next = add(sum, copy);
            if (next.isEmpty()) {
                return next;
            }
            sum = next.get();
        }
        return Optional.of(sum).filter(value -> add(value, value).isPresent());
    }

    private static Optional<Value> add(Value a, Value b) {
        if (a instanceof Value.Int x && b instanceof Value.Int y) {
            BigInteger sum = x.value().add(y.value());
            return Optional.of(new Value.Int(sum));
        } else if (a instanceof Value.Real x && b instanceof Value.Real y) {
            return Optional.of(new Value.Real(x.value() + y.value()));
        } else if (a instanceof Value.Array x && b instanceof Value.Array y && x.items().size() == y.items().size()) {
            return items(x.items(), y.items());
        } else if (a instanceof Value.Struct x && b instanceof Value.Struct y) {
            return fields(x.fields(), y.fields());
        }
        return Optional.empty();
    }

    private static Optional<Value> items(List<Value> a, List<Value> b) {
        List<Value> sums = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Optional<Value> sum = add(a.get(i), b.get(i));
            if (sum.isEmpty()) {
                return sum;
            }
            sums.add(sum.get());
        }
        return Optional.of(new Value.Array(sums));
    }

    private static Optional<Value> fields(Map<String, Value> a, Map<String, Value> b) {
        Map<String, Value> sums = new LinkedHashMap<>();
        for (Map.Entry<String, Value> field : a.entrySet()) {
            Optional<Value> sum = Optional.ofNullable(b.get(field.getKey()))
                    .flatMap(other -> add(field.getValue(), other));
            if (sum.isEmpty()) {
                return sum;
            }
            sums.put(field.getKey(), sum.get());
        }
        return Optional.of(new Value.Struct(sums));
    }
}
