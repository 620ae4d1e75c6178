package bpflab.why;

import bpflab.packet.Field;
import bpflab.packet.Layer;
import bpflab.packet.Packet;
import bpflab.why.walk.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A field of a frame by its bytes: {@code ipv4 source}. */
record FieldOf(String layer, Field field) {
    private static final int MOST = 5;
    private static final Map<String, String> TWINS = Map.of("source", "destination", "destination", "source",
            "source port", "destination port", "destination port", "source port",
            "sender address", "target address", "target address", "sender address");

    /** The field that has these very bytes. */
    static Optional<FieldOf> at(byte[] frame, Origin.Bytes bytes) {
        for (Layer layer : Packet.layers(frame)) {
            for (Field field : layer.fields()) {
                if (field.offset() == bytes.at() && field.bits() == bytes.size() * Byte.SIZE) {
                    return Optional.of(new FieldOf(layer.name(), field));
                }
            }
        }
        return Optional.empty();
    }

    /** Those that are a number of two or four bytes. */
    static Stream<FieldOf> numbers(byte[] frame) {
        return Packet.layers(frame).stream().flatMap(layer -> layer.fields().stream()
                .filter(field -> field.bits() == Short.SIZE || field.bits() == Integer.SIZE)
                .map(field -> new FieldOf(layer.name(), field)));
    }

    /** Where it is. */
    Origin.Bytes place() {
        return new Origin.Bytes(field.offset(), field.bytes(), false);
    }

    /** The fields that bytes are in: {@code ipv4 version and header length}; empty where no header is. */
    static String around(byte[] frame, Origin.Bytes bytes) {
        return Packet.layers(frame).stream()
                .map(layer -> new Layer(layer.name(), 0, 0, 0, layer.fields().stream()
                        .filter(field -> field.offset() < bytes.at() + bytes.size()
                                && bytes.at() < field.offset() + field.bytes())
                        .toList()))
                .filter(layer -> !layer.fields().isEmpty())
                .map(layer -> layer.name() + " " + layer.fields().stream().map(Field::name)
                        .collect(Collectors.joining(" and ")))
                .findFirst().orElse("");
    }

    /** {@code ipv4 source}. */
    String name() {
        return layer + " " + field.name();
    }

    /** Who sent it, of who gets it, and the other way round. */
    Optional<FieldOf> twin(byte[] frame) {
        return Packet.layers(frame).stream()
                .filter(each -> each.name().equals(layer))
                .flatMap(each -> each.field(TWINS.getOrDefault(field.name(), "")).stream())
                .map(other -> new FieldOf(layer, other))
                .findFirst();
    }

    /** The frame as it is, with that number in these bytes, the lowest of its bytes first or last. */
    static byte[] with(byte[] frame, Origin.Bytes at, long number, boolean lowestFirst) {
        byte[] other = frame.clone();
        for (int i = 0; i < at.size(); i++) {
            other[at.at() + (lowestFirst ? i : at.size() - 1 - i)] = (byte) (number >>> 8 * i);
        }
        return other;
    }

    /** Bytes of a frame as a number. */
    static long number(byte[] frame, Origin.Bytes at, boolean lowestFirst) {
        long number = 0;
        for (int i = at.size() - 1; i >= 0; i--) {
            number = number << 8 | frame[at.at() + (lowestFirst ? i : at.size() - 1 - i)] & 0xff;
        }
        return number;
    }

    /** Different values, as people write them. */
    static String listed(List<String> values) {
        List<String> some = values.stream().distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(each -> each)).limit(MOST).toList();
        long more = values.stream().distinct().count() - some.size();
        return String.join(", ", some) + (more > 0 ? " and " + more + " more" : "");
    }
}
