package bpflab.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final Pattern SIGNED = Pattern.compile("(?:signed )?(?:char|short|int|long|long long)|s\\d+|pid_t");
    /** Types that vmlinux.h has, and their bytes. */
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("char", 1), Map.entry("short", 2), Map.entry("int", 4), Map.entry("unsigned", 4),
            Map.entry("long", 8), Map.entry("long long", 8), Map.entry("bool", 1), Map.entry("u8", 1),
            Map.entry("u16", 2), Map.entry("u32", 4), Map.entry("u64", 8), Map.entry("s8", 1), Map.entry("s16", 2),
            Map.entry("s32", 4), Map.entry("s64", 8), Map.entry("pid_t", 4), Map.entry("uid_t", 4),
            Map.entry("gid_t", 4), Map.entry("dev_t", 4), Map.entry("gfp_t", 4), Map.entry("umode_t", 2),
            Map.entry("size_t", 8), Map.entry("loff_t", 8), Map.entry("sector_t", 8));

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
            String number = NAMED.getOrDefault(type.replaceFirst("^(?:un)?signed (?=.)", ""), 0) == each()
                    ? type : number();
            return number.isEmpty() ? "char " + name + "[" + bytes + "]" : number + " " + name + array;
        }

        /**
         * A number of that length, for types of the kernel's own and for those that it hands over in a longer place:
         * each argument of a system call has 8 bytes, whatever its type.
         */
        private String number() {
            boolean below = signed || SIGNED.matcher(type).matches();
            return List.of(1, 2, 4, 8).contains(each()) ? (below ? "s" : "u") + each() * Byte.SIZE : "";
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
