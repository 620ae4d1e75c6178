package bpflab.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tracepoint hands to programs: the file {@code format} of an event in tracefs.
 *
 * @param fields those that are the event's own, in their order
 */
public record EventFormat(List<Field> fields) {
    private static final Pattern LINE = Pattern.compile(
            "\\s*field:(?<type>.*?)(?<name>\\w+)(?<array>\\[\\w*])?;\\s*offset:(?<offset>\\d{1,6});"
                    + "\\s*size:(?<size>\\d{1,6});\\s*signed:(?<signed>[01]);.*");
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)]");
    private static final Pattern NAME = Pattern.compile("[\\w/.-]+");

    public EventFormat {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param type as the kernel writes it; may be one that no header has
     * @param elements of an array; 0 when it is none
     * @param elsewhere whether its bytes lie behind all fields, and only their place and length here
     */
    public record Field(String type, String name, int elements, int offset, int bytes, boolean signed,
            boolean elsewhere) {
        /** How many bytes an element has. */
        private int each() {
            return elements > 0 ? bytes / elements : bytes;
        }

        /** What its offset is a multiple of. */
        public int alignment() {
            return type.contains("*") ? Long.BYTES : Math.max(1, Math.min(each(), Long.BYTES));
        }

        /** The field in C, without a semicolon, as long as the kernel says. */
        public String declaration() {
            if (elsewhere) {
                return "int data_loc_" + name;
            }
            String array = elements > 0 ? "[" + elements + "]" : "";
            if (type.endsWith("*")) {
                return type + name + array;
            }
            String number = type.matches("(?:unsigned |signed )?(?:char|short|int|long|long long)|[su](?:8|16|32|64)"
                    + "|(?:pid|uid|gid|dev|sector|size|loff|umode|gfp)_t|unsigned|bool") ? type : number();
            return number.isEmpty() ? "char " + name + "[" + bytes + "]" : number + " " + name + array;
        }

        /** A number of that length, for types of the kernel's own. */
        private String number() {
            return List.of(1, 2, 4, 8).contains(each()) ? (signed ? "s" : "u") + each() * Byte.SIZE : "";
        }
    }

    /** That of a tracepoint of this kernel; empty when it has none, or tracefs cannot be read. */
    public static Optional<EventFormat> of(String group, String event) {
        if (!NAME.matcher(group + event).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(Files.readString(TraceEvents.root().resolve("events").resolve(group)
                    .resolve(event).resolve("format"))));
        } catch (IOException hidden) {
            return Optional.empty();
        }
    }

    /** The text of such a file. */
    static EventFormat read(String text) {
        List<Field> fields = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher field = LINE.matcher(line);
            if (field.matches() && !field.group("name").startsWith("common_")) {
                fields.add(field(field));
            }
        }
        return new EventFormat(fields);
    }

    private static Field field(Matcher line) {
        String type = line.group("type").strip();
        boolean elsewhere = type.startsWith("__data_loc");
        int size = Integer.parseInt(line.group("size"));
        return new Field(
                type, line.group("name"), elements(line.group("array"), type, size),
                Integer.parseInt(line.group("offset")), size, line.group("signed").equals("1"), elsewhere);
    }

    /** The length may be a word of the kernel's own, as {@code TASK_COMM_LEN}: then the bytes tell it. */
    private static int elements(String array, String type, int size) {
        if (array == null) {
            return 0;
        }
        Matcher number = NUMBER.matcher(array);
        return number.matches() ? Integer.parseInt(number.group(1)) : type.endsWith("char") ? size : 0;
    }
}
