package bpflab.why;

import bpflab.trace.EventFormat;
import bpflab.trace.EventValues;
import bpflab.why.walk.Caller;
import bpflab.why.walk.Origin;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program waits for in a tracepoint's events.
 *
 * @param field its name; where the kernel has none there, the bytes
 * @param wanted the number or text
 * @param had what the field had in events that came; none where that could not be seen
 * @param before what else of the same event is asked for, {@code type 3}
 */
record AskedEvent(String field, String wanted, List<String> had, List<String> before) {
    private static final Duration LOOK = Duration.ofMillis(300);

    AskedEvent {
        had = List.copyOf(had);
        before = List.copyOf(before);
    }

    private AskedEvent(String field, String wanted, List<String> had) {
        this(field, wanted, had, List.of());
    }

    /** The same with what else is asked for. */
    AskedEvent with(List<String> others) {
        return new AskedEvent(field, wanted, had, others);
    }

    /** Where many numbers would do: {@code below 1}. */
    AskedEvent with(String than) {
        return new AskedEvent(field, than, had, before);
    }

    /** {@code type 3 and protocol 17}. */
    String asked() {
        return Stream.concat(before.stream(), Stream.of(field + " " + wanted)).collect(Collectors.joining(" and "));
    }

    /**
     * Looks at events for a moment.
     *
     * @param last the bytes that are asked for last
     * @param wanted the event, as far as it is asked for
     * @param looks whether events are looked at
     * @throws InterruptedException Ctrl-C
     */
    static AskedEvent at(String tracepoint, Origin.OfEvent last, Caller wanted, boolean looks)
            throws InterruptedException {
        String[] words = tracepoint.split("/");
        Optional<EventFormat.Field> field = (words.length == 2 && last.through().isEmpty()
                ? EventFormat.of(words[0], words[1])
                : Optional.<EventFormat>empty()).flatMap(format -> format.fields().stream()
                .filter(each -> each.offset() <= last.at()
                        && last.at() + last.size() <= each.offset() + each.bytes()).findFirst());
        if (field.isEmpty()) {
            return new AskedEvent("bytes " + last.at() + " to " + (last.at() + last.size() - 1),
                    String.valueOf(wanted.inEvent(last)), List.of());
        }
        boolean text = field.get().elements() > 0 && field.get().type().endsWith("char");
        boolean whole = text || field.get().bytes() == last.size();
        return new AskedEvent(field.get().name(),
                text ? text(wanted, new Origin.OfEvent(field.get().offset(), field.get().bytes()))
                : String.valueOf(field.get().signed() ? signed(wanted.inEvent(last), last.size())
                        : wanted.inEvent(last)),
                whole && looks ? EventValues.of(tracepoint, field.get().name(), LOOK) : List.of());
    }

    /** Where programs see no field of a tracepoint, but its arguments and what they lead to: by the types' names. */
    static AskedEvent at(ReachedField field, Origin.OfEvent last, Caller wanted) {
        return new AskedEvent(field.words(), field.text(wanted)
                .orElse(String.valueOf(signed(wanted.inEvent(last), last.size()))), List.of());
    }

    private static long signed(long value, int bytes) {
        return value << Long.SIZE - Byte.SIZE * bytes >> Long.SIZE - Byte.SIZE * bytes;
    }

    /** A text is compared byte by byte, or several at a time. */
    private static String text(Caller wanted, Origin.OfEvent field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < field.size() && wanted.asks(field.single(i)); i++) {
            bytes.write((int) wanted.inEvent(field.single(i)));
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
