package bpflab.command.look;

import bpflab.map.KernelObject;
import bpflab.map.MapShape;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a map of the kernel's own values is shown with, typed again: of {@code {.device = lab0, .ifindex = 2, .program =
 * 7}} the words that set it, {@code lab0 7}. All else stays as it was typed.
 */
record ShownWord(MapShape shape, String typed) {
    private static final Pattern FIELD = Pattern.compile("\\.?(\\w+)\\s*[=:]\\s*\"?([^\\s,{}\"]+)");

    String word() {
        Map<String, String> fields = new HashMap<>();
        for (Matcher field = FIELD.matcher(typed.strip().startsWith("{") ? typed : ""); field.find();) {
            fields.put(field.group(1), field.group(2));
        }
        String name = shape instanceof MapShape.Programs ? "program"
                : shape instanceof MapShape.Maps ? "map"
                : shape instanceof MapShape.Devices ? "device"
                : shape instanceof MapShape.Cpus ? "queue"
                : shape instanceof MapShape.Sockets ? "socket"
                : shape instanceof MapShape.Places places
                        ? places.object() == KernelObject.CGROUP ? "cgroup" : "socket"
                : "";
        String program = shape instanceof MapShape.Programs ? "0" : fields.getOrDefault("program", "0");
        return !fields.containsKey(name) ? typed : fields.get(name) + (program.equals("0") ? "" : " " + program);
    }
}
