package bpflab.command.look;

import bpflab.btf.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A value in a sentence: of a struct of many fields only those in which something is, or which changed. */
record ToldValue(Value value) {
    private static final int MANY = 8;

    /** What is in it now. */
    String now(Optional<Value> before) {
        if (!(value instanceof Value.Struct all) || all.fields().size() <= MANY) {
            return value.toString();
        }
        Value.Struct told = only(
                (name, field) -> !isNothing(field) || MapTable.hides(field) || changed(name, field, before));
        int others = all.fields().size() - told.fields().size();
        return others == 0 ? value.toString()
                : told.fields().isEmpty() ? "0 in all " + others + " fields"
                : told + ", 0 in " + (others == 1 ? "the other field" : "the other " + others + " fields");
    }

    /** What it was before another came. */
    String was(Optional<Value> now) {
        if (!(value instanceof Value.Struct all) || all.fields().size() <= MANY || now.isEmpty()) {
            return now(Optional.empty());
        }
        Value.Struct told = only((name, field) -> changed(name, field, now));
        return told.fields().isEmpty() ? "the same" : told.toString();
    }

    /** Without the fields that are 0, which need not be typed. */
    static Value typed(Value value) {
        return value instanceof Value.Struct
                ? new ToldValue(value).only((name, field) -> !isNothing(field))
                : value;
    }

    private Value.Struct only(BiPredicate<String, Value> which) {
        Map<String, Value> fields = new LinkedHashMap<>();
        ((Value.Struct) value).fields().forEach((name, field) -> {
            if (which.test(name, field)) {
                fields.put(name, field);
            }
        });
        return new Value.Struct(fields);
    }

    private static boolean changed(String name, Value field, Optional<Value> other) {
        return other.isPresent() && other.get() instanceof Value.Struct struct
                && !field.equals(struct.fields().get(name));
    }

    /** Whether all its bits are 0, be there a name for that or not. */
    private static boolean isNothing(Value value) {
        return value instanceof Value.Enumerator named ? named.value().signum() == 0
                : value instanceof Value.Real real ? Double.doubleToLongBits(real.value()) == 0
                : value instanceof Value.Array array ? array.items().stream().allMatch(ToldValue::isNothing)
                : value instanceof Value.Struct struct
                        ? struct.fields().values().stream().allMatch(ToldValue::isNothing)
                : Zero.is(value);
    }
}
