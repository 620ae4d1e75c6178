package bpflab.btf;

import bpflab.json.Json;
import bpflab.json.Jsonable;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A key or value of a map, or a global variable, read by its BTF type. {@code toString} is what a person sees, in C's
 * own notation, and what {@link Btf#write} takes back.
 */
public sealed interface Value extends Jsonable {

    /**
     * The value as JSON: numbers of any length, enumerators by name, pointers and untyped bytes as text in hexadecimal.
     */
    @Override
    String json();

    /** The number that it is: integers, enumerators, booleans (0 or 1) and addresses are one. */
    default Optional<BigInteger> number() {
        return Optional.empty();
    }

    /**
     * The number that it is, to calculate with; unsigned ones above 2^63 - 1 wrap around, as in C.
     *
     * @throws bpflab.trouble.TroubleException it is none: a struct, an array, text
     */
    default long asLong() {
        return number().orElseThrow(() -> Trouble.usage(
                this + " is no number", "only a number can be calculated with",
                this instanceof Struct struct && !struct.fields().isEmpty()
                        ? "field(\"" + struct.fields().keySet().iterator().next() + "\") is one part of it"
                        : "").toException()).longValue();
    }

    /**
     * A field of a struct or union, by its name.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    default Value field(String name) {
        throw Trouble.usage("there is no field " + name, this + " is no struct", "").toException();
    }

    /** An item of an array, from 0: of values that differ from CPU to CPU, a CPU's. */
    default Value item(int index) {
        throw Trouble.usage("there is no item " + index, this + " is no array", "").toException();
    }

    /** Bytes that no type is known for. */
    static Value bytes(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            list.add(b);
        }
        return new Bytes(list);
    }

    /** An integer of 1 to 16 bytes, signed as its type says. */
    record Int(BigInteger value) implements Value {
        @Override public Optional<BigInteger> number() { return Optional.of(value); }
        @Override public String toString() { return value.toString(); }
        @Override public String json() { return value.toString(); }
    }

    /** A boolean. */
    record Bool(boolean value) implements Value {
        @Override public Optional<BigInteger> number() { return Optional.of(BigInteger.valueOf(value ? 1 : 0)); }
        @Override public String toString() { return Boolean.toString(value); }
        @Override public String json() { return toString(); }
    }

    /** A float or double; JSON has no infinity, so that and not-a-number are text there. */
    record Real(double value) implements Value {
        @Override public String toString() { return Double.toString(value); }
        @Override public String json() { return Double.isFinite(value) ? Json.of(value) : Json.of(toString()); }
    }

    /** An enumerator by name, or by number when no name fits. */
    record Enumerator(String name, BigInteger value) implements Value {
        @Override public Optional<BigInteger> number() { return Optional.of(value); }
        @Override public String toString() { return name.isEmpty() ? value.toString() : name; }
        @Override public String json() { return name.isEmpty() ? value.toString() : Json.of(name); }
    }

    /** A char array that holds printable text. */
    record Text(String value) implements Value {
        @Override public String toString() { return Quoted.c(value); }
        @Override public String json() { return Json.of(value); }
    }

    /** An address. */
    record Pointer(long value) implements Value {
        @Override
        public Optional<BigInteger> number() {
            return Optional.of(new BigInteger(Long.toUnsignedString(value)));
        }
        @Override public String toString() { return "0x" + Long.toHexString(value); }
        @Override public String json() { return Json.of(toString()); }
    }

    /** What the kernel copies to nobody: a lock, a timer, a list, a pointer it keeps. Typed, it changes nothing. */
    record Hidden() implements Value {
        /** How it is shown and typed. */
        static final String WORD = "hidden";

        @Override public String toString() { return WORD; }
        @Override public String json() { return Json.of(WORD); }
    }

    /** An array. */
    record Array(List<Value> items) implements Value {
        public Array { items = List.copyOf(items); }

        @Override
        public Value item(int index) {
            if (index < 0 || index >= items.size()) {
                throw Trouble.usage(
                        "there is no item " + index, "there are " + items.size() + ", from 0", "").toException();
            }
            return items.get(index);
        }

        @Override
        public String toString() {
            return items.stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
        }
        @Override public String json() { return Json.of(items); }
    }

    /** A struct or union; the map keeps the order of declaration. */
    record Struct(Map<String, Value> fields) implements Value {
        public Struct { fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields)); }

        @Override
        public Value field(String name) {
            Value found = fields.get(name);
            if (found == null) {
                throw Trouble.usage(
                        "there is no field " + name, "it has " + String.join(", ", fields.keySet()),
                        Nearest.hint(name, fields.keySet(), "")).toException();
            }
            return found;
        }

        @Override
        public String toString() {
            return fields.entrySet().stream()
                    .map(f -> "." + f.getKey() + " = " + f.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override public String json() { return Json.of(fields); }
    }

    /** A value in another notation: an address, a port. */
    record Noted(String text, Value value) implements Value {
        @Override public Optional<BigInteger> number() { return value.number(); }
        @Override public Value field(String name) { return value.field(name); }
        @Override public String toString() { return text; }
        @Override public String json() { return Json.of(text); }
    }

    /** Bytes that no type is known for, shown in hexadecimal. */
    record Bytes(List<Byte> bytes) implements Value {
        public Bytes { bytes = List.copyOf(bytes); }
        @Override
        public String toString() {
            return bytes.stream().map(b -> String.format("%02x", b)).collect(Collectors.joining(" "));
        }
        @Override public String json() { return Json.of(toString()); }
    }
}
