package bpflab.command.look;

import bpflab.btf.Value;

/** Whether nothing is in a value, as far as one can see. */
final class Zero {
    private Zero() {}

    static boolean is(Value value) {
        if (value instanceof Value.Array array) {
            return array.items().stream().allMatch(Zero::is);
        } else if (value instanceof Value.Struct struct) {
            return struct.fields().values().stream().allMatch(Zero::is);
        } else if (value instanceof Value.Bytes bytes) {
            return bytes.bytes().stream().allMatch(b -> b == 0);
        } else if (value instanceof Value.Noted noted) {
            return is(noted.value());
        } else if (value instanceof Value.Text text) {
            return text.value().isEmpty();
        } else if (value instanceof Value.Enumerator named) {
            return named.name().isEmpty() && named.value().signum() == 0;
        } else if (value instanceof Value.Hidden) {
            return true;
        }
        return value.number().filter(number -> number.signum() == 0).isPresent();
    }
}
