package bpflab.json;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of an object: what a map has, or a record's components, in their order. */
final class ObjectFields {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private ObjectFields() {}

    static Map<String, Object> of(Object object) {
        ObjectFields all = new ObjectFields();
        all.add(object);
        return all.fields;
    }

    private void add(Object object) {
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.putIfAbsent(name.toString(), value));
        } else if (object instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                add(component, value(component, record));
            }
        }
    }

    private void add(RecordComponent component, Object value) {
        boolean absent = value instanceof Optional<?> optional && optional.isEmpty();
        if (component.isAnnotationPresent(Inline.class)) {
            add(value instanceof Optional<?> optional ? optional.orElse(null) : value);
        } else if (!absent || !component.isAnnotationPresent(IfPresent.class)) {
            fields.putIfAbsent(component.getName(), value);
        }
    }

    /** Records beside a command are package-private, and their accessors can be asked all the same. */
    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException cause) {
            throw new IllegalStateException(record.getClass() + " does not tell its " + component.getName(), cause);
        }
    }
}
