package bpflab.map;

import bpflab.btf.Leaf;
import bpflab.btf.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts parts of a value into other notations. */
record Noting(Map<Leaf, Notation> notations, Names names) {
    Value in(Value value, byte[] raw) {
        Value noted = value;
        for (Map.Entry<Leaf, Notation> each : notations.entrySet()) {
            Leaf leaf = each.getKey();
            byte[] part = Arrays.copyOfRange(raw, leaf.at(), leaf.at() + leaf.bytes());
            noted = replaced(noted, leaf.path(), each.getValue().written(leaf, part, names));
        }
        return noted;
    }

    private static Value replaced(Value value, String path, String text) {
        if (path.isEmpty()) {
            return new Value.Noted(text, value);
        }
        String name = path.contains(".") && !(value instanceof Value.Struct s && s.fields().containsKey(path))
                ? path.substring(0, path.indexOf('.'))
                : path;
        if (!(value instanceof Value.Struct struct) || !struct.fields().containsKey(name)) {
            return value;
        }
        Map<String, Value> fields = new LinkedHashMap<>(struct.fields());
        String rest = name.length() == path.length() ? "" : path.substring(name.length() + 1);
        fields.put(name, replaced(fields.get(name), rest, text));
        return new Value.Struct(fields);
    }
}
