package bpflab.command.run;

import bpflab.packet.Field;
import bpflab.packet.Layer;
import bpflab.packet.Packet;
import bpflab.view.Fields;
import bpflab.view.Role;
import bpflab.view.Units;
import bpflab.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A frame, header by header: a line each, with its fields. */
final class Dissection {
    private static final int MOST_BYTES = 32;

    private Dissection() {}

    static View of(byte[] frame, int label) {
        return new Fields(0, label, Packet.layers(frame).stream()
                .map(layer -> Fields.Field.of(layer.name(), words(frame, layer), Role.PLAIN))
                .toList());
    }

    private static String words(byte[] frame, Layer layer) {
        String missing = layer.missing() > 0
                ? "   " + Units.count(layer.missing(), "byte was", "bytes were") + " cut off" : "";
        return (layer.fields().isEmpty() ? bytes(frame, layer) : layer.fields().stream()
                .map(Dissection::words)
                .collect(Collectors.joining(", "))) + missing;
    }

    private static String words(Field field) {
        return field.name() + " " + field.value();
    }

    /** What is no header: as text where it is, else the first bytes. */
    private static String bytes(byte[] frame, Layer layer) {
        List<String> hex = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = layer.offset(); i < layer.offset() + Math.min(layer.bytes(), MOST_BYTES); i++) {
            hex.add(String.format("%02x", frame[i]));
            text.append((char) (frame[i] & 0xff));
        }
        String more = layer.bytes() > MOST_BYTES ? " …" : "";
        boolean readable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return Units.count(layer.bytes(), "byte", "bytes") + "   "
                + (readable ? "\"" + text + "\"" : String.join(" ", hex)) + more;
    }
}
