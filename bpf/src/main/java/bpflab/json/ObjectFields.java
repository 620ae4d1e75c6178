package bpflab.json;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of an object: what a map has, or a record's components, in their order. */
final class ObjectFields {
    /** Asked once a class: a listing has a million rows. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private ObjectFields() {}

    /** A component of a record. */
    private record Part(String name, Method accessor, boolean inline, boolean ifPresent) {
        /** Records beside a command are package-private, and their accessors can be asked all the same. */
        static Part of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            return new Part(component.getName(), component.getAccessor(),
                    component.isAnnotationPresent(Inline.class), component.isAnnotationPresent(IfPresent.class));
        }
    }

    static Map<String, Object> of(Object object) {
        ObjectFields all = new ObjectFields();
        all.add(object);
        return all.fields;
    }

    private void add(Object object) {
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.putIfAbsent(name.toString(), value));
        } else if (object instanceof Record record) {
            for (Part part : PARTS.get(record.getClass())) {
                add(part, value(part, record));
            }
        }
    }

    private void add(Part part, Object value) {
        boolean absent = value instanceof Optional<?> optional && optional.isEmpty();
        if (part.inline) {
            add(value instanceof Optional<?> optional ? optional.orElse(null) : value);
        } else if (!absent || !part.ifPresent) {
            fields.putIfAbsent(part.name, value);
        }
    }

    private static Object value(Part part, Record record) {
        try {
            return part.accessor.invoke(record);
        } catch (ReflectiveOperationException cause) {
            throw new IllegalStateException(record.getClass() + " does not tell its " + part.name, cause);
        }
    }
}
