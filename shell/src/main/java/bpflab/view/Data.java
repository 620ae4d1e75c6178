package bpflab.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** The data of an answer. */
public final class Data {
    private Data() {}

    /** A JSON object in the order given: name, value, name, value. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
