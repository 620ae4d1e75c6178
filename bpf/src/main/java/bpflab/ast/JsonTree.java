package bpflab.ast;

import bpflab.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of {@code -ast-dump=json} to the declarations of the file ({@code JSONNodeDumper} in clang). A place names
 * its file only where that differs from the one before, so all places are read in their order.
 */
public final class JsonTree {
    private final String main;
    private final Map<String, Cursor> declared = new HashMap<>();
    private String file = "";

    private JsonTree(String main) {
        this.main = main;
    }

    /**
     * The declarations on the outermost level, as far as clang had to look at them.
     *
     * @param json what clang wrote; nothing when that is empty
     * @param main the name of the file, as clang was given it: only there places are known
     * @throws bpflab.trouble.TroubleException it is no JSON
     */
    public static List<Cursor> read(String json, String main) {
        if (json.isBlank()) {
            return List.of();
        }
        return new JsonTree(main).cursor(map(JsonReader.read("clang's tree", json))).children();
    }

    private Cursor cursor(Map<String, Object> node) {
        int nameAt = -1;
        Cursor.Place place = Cursor.Place.NONE;
        if (node.get("loc") instanceof Map<?, ?> loc) {
            nameAt = at(map(loc)).written;
        }
        if (node.get("range") instanceof Map<?, ?> range) {
            At begin = at(map(map(range).get("begin")));
            At end = at(map(map(range).get("end")));
            int to = end.written < 0 ? -1 : end.written + end.letters;
            int usedTo = end.used < 0 ? -1 : end.used == end.written ? to : end.used + end.usedLetters;
            place = new Cursor.Place(begin.written, to, begin.used, usedTo, nameAt);
        }
        Cursor head = head(node, place);
        List<Cursor> children = new ArrayList<>();
        if (node.get("inner") instanceof List<?> inner) {
            inner.forEach(child -> children.add(child instanceof Map<?, ?> below && !below.isEmpty()
                    ? cursor(map(below))
                    : Cursor.NOTHING));
        }
        Cursor whole = new Cursor(
                head.kind(), head.name(), head.type(), head.plainType(), place, head.facts(), head.refers(), children);
        if (head.kind().endsWith("Decl")) {
            declared.put(text(node, "id"), whole);
        }
        return whole;
    }

    /** Without what is below it; a declaration can be referred to from there already. */
    private Cursor head(Map<String, Object> node, Cursor.Place place) {
        Map<String, Object> type = map(node.get("type"));
        String written = text(type, "qualType");
        String plain = type.containsKey("desugaredQualType") ? text(type, "desugaredQualType") : written;
        Map<String, String> facts = new HashMap<>();
        node.forEach((key, value) -> {
            if (!(value instanceof Map) && !(value instanceof List) && value != null) {
                facts.put(key, String.valueOf(value));
            }
        });
        Cursor head = new Cursor(
                text(node, "kind"), text(node, "name"), written, plain, place, facts, refers(node), List.of());
        if (head.kind().endsWith("Decl")) {
            declared.put(text(node, "id"), head);
        }
        return head;
    }

    private Optional<Cursor> refers(Map<String, Object> node) {
        if (node.get("referencedMemberDecl") instanceof String member) {
            return Optional.ofNullable(declared.get(member));
        }
        if (!(node.get("referencedDecl") instanceof Map<?, ?> bare)) {
            return Optional.empty();
        }
        Map<String, Object> other = map(bare);
        Cursor known = declared.get(text(other, "id"));
        return Optional.of(known == null ? head(other, Cursor.Place.NONE) : known);
    }

    /** One place: where it is written and where the macro is used, or both the same; negative in other files. */
    private record At(int written, int letters, int used, int usedLetters) {}

    private At at(Map<String, Object> loc) {
        if (loc.get("spellingLoc") instanceof Map<?, ?> spelled) {
            int written = offset(map(spelled));
            int letters = number(map(spelled), "tokLen");
            Map<String, Object> expanded = map(loc.get("expansionLoc"));
            return new At(written, letters, offset(expanded), number(expanded, "tokLen"));
        }
        int written = offset(loc);
        return new At(written, number(loc, "tokLen"), written, number(loc, "tokLen"));
    }

    private int offset(Map<String, Object> bare) {
        if (bare.get("file") instanceof String named) {
            file = named;
        }
        return bare.containsKey("offset") && file.equals(main) ? number(bare, "offset") : -1;
    }

    private static int number(Map<String, Object> map, String key) {
        return map.get(key) instanceof Number number ? number.intValue() : 0;
    }

    private static String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    @SuppressWarnings("unchecked") // JSON's objects have names for keys
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
