package bpflab.btf;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A key or value of a map, or a global variable, read by its BTF type. {@code toString} is what a person sees. */
public sealed interface Value {

    /** An integer of 1 to 16 bytes, signed as its type says. */
    record Int(BigInteger value) implements Value {
        @Override public String toString() { return value.toString(); }
    }

    /** A boolean. */
    record Bool(boolean value) implements Value {
        @Override public String toString() { return Boolean.toString(value); }
    }

    /** A float or double. */
    record Real(double value) implements Value {
        @Override public String toString() { return Double.toString(value); }
    }

    /** An enumerator by name, or by number when no name fits. */
    record Enumerator(String name, BigInteger value) implements Value {
        @Override public String toString() { return name.isEmpty() ? value.toString() : name; }
    }

    /** A char array that holds printable text. */
    record Text(String value) implements Value {
        @Override public String toString() { return '"' + value + '"'; }
    }

    /** An address. */
    record Pointer(long value) implements Value {
        @Override public String toString() { return "0x" + Long.toHexString(value); }
    }

    /** An array. */
    record Array(List<Value> items) implements Value {
        public Array { items = List.copyOf(items); }
        @Override public String toString() { return items.toString(); }
    }

    /** A struct or union; the map keeps the order of declaration. */
    record Struct(Map<String, Value> fields) implements Value {
        @Override public String toString() { return fields.toString(); }
    }

    /** Bytes that no type is known for. */
    record Bytes(List<Byte> bytes) implements Value {
        public Bytes { bytes = List.copyOf(bytes); }
    }
}
