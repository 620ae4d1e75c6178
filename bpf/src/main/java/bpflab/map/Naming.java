package bpflab.map;

import bpflab.btf.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts names to what the kernel tells by a number: programs and maps by their ids, functions by their addresses. */
record Naming(Names names) {
    Value in(MapShape shape, Value value) {
        if (shape instanceof MapShape.Stacks && value instanceof Value.Array frames) {
            return new Value.Array(frames.items().stream().map(this::frame).toList());
        }
        if (shape instanceof MapShape.Functions) {
            return functions(value);
        }
        return value instanceof Value.Struct struct ? struct(shape, struct) : value;
    }

    private Value struct(MapShape shape, Value.Struct struct) {
        boolean maps = shape instanceof MapShape.Maps;
        Value id = struct.fields().get(maps ? "map" : "program");
        boolean knows = maps
                || shape instanceof MapShape.Programs
                || shape instanceof MapShape.Devices
                || shape instanceof MapShape.Cpus;
        return knows && id instanceof Value.Int number
                ? with(struct, maps ? names.map(number.value().intValue()) : names.program(number.value().intValue()))
                : struct;
    }

    /** A pointer to a function of the struct is the id of the program that is it, where one was given. */
    private Value functions(Value value) {
        if (value instanceof Value.Struct struct) {
            Map<String, Value> fields = new LinkedHashMap<>();
            struct.fields().forEach((name, field) -> fields.put(name, functions(field)));
            return new Value.Struct(fields);
        }
        return value instanceof Value.Pointer id && id.value() > 0 && id.value() <= Integer.MAX_VALUE
                ? new Value.Noted(names.program((int) id.value()).map(name -> name + " (id " + id.value() + ")")
                        .orElse("program " + id.value()), id)
                : value;
    }

    private Value with(Value.Struct struct, Optional<String> name) {
        if (name.isEmpty()) {
            return struct;
        }
        Map<String, Value> fields = new LinkedHashMap<>(struct.fields());
        fields.put("name", new Value.Noted(name.get(), new Value.Text(name.get())));
        return new Value.Struct(fields);
    }

    private Value frame(Value frame) {
        return frame instanceof Value.Pointer pointer
                ? names.symbol(pointer.value()).<Value>map(name -> new Value.Noted(name, pointer)).orElse(frame)
                : frame;
    }
}
