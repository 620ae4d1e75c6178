package bpflab.why;

import bpflab.trace.EventFormat;
import bpflab.trace.EventValues;
import bpflab.why.walk.Origin;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program waits for in a tracepoint's events.
 *
 * @param field its name; where the kernel has none there, the bytes
 * @param wanted the number or text
 * @param had what the field had in events that came; none where that could not be seen
 */
record AskedEvent(String field, String wanted, List<String> had) {
    private static final Duration LOOK = Duration.ofMillis(300);

    AskedEvent {
        had = List.copyOf(had);
    }

    /**
     * Looks at events for a moment.
     *
     * @param last the bytes that are asked for last
     * @param event what all are that are asked for
     * @throws InterruptedException Ctrl-C
     */
    static AskedEvent at(String tracepoint, Origin.OfEvent last, Map<Origin.OfEvent, Long> event)
            throws InterruptedException {
        String[] words = tracepoint.split("/");
        Optional<EventFormat.Field> field = (words.length == 2 ? EventFormat.of(words[0], words[1])
                : Optional.<EventFormat>empty()).flatMap(format -> format.fields().stream()
                .filter(each -> each.offset() <= last.at()
                        && last.at() + last.size() <= each.offset() + each.bytes()).findFirst());
        if (field.isEmpty()) {
            return new AskedEvent("bytes " + last.at() + " to " + (last.at() + last.size() - 1),
                    String.valueOf(event.get(last)), List.of());
        }
        boolean text = field.get().elements() > 0 && field.get().type().endsWith("char");
        boolean whole = text || field.get().bytes() == last.size();
        return new AskedEvent(field.get().name(), text ? text(field.get(), event) : String.valueOf(event.get(last)),
                whole ? EventValues.of(tracepoint, field.get().name(), LOOK) : List.of());
    }

    /** A text is compared byte by byte, or several at a time. */
    private static String text(EventFormat.Field field, Map<Origin.OfEvent, Long> event) {
        ByteBuffer bytes = ByteBuffer.allocate(field.offset() + field.bytes() + Long.BYTES)
                .order(ByteOrder.nativeOrder());
        event.forEach((place, value) -> {
            for (int i = 0; i < place.size() && place.at() + i < bytes.capacity(); i++) {
                bytes.put(place.at() + i, (byte) (value >>> Byte.SIZE * i));
            }
        });
        String text = new String(bytes.array(), field.offset(), field.bytes(), StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
