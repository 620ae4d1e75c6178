package bpflab.hook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the tools do it: lines with {@code {words}} in braces, which {@link #fill} replaces.
 *
 * @param attach of {@code ip}, {@code tc} and {@code bpftool}; none where no tool can
 * @param detach how it is taken away again
 */
public record Tools(List<String> attach, List<String> detach) {
    /** Loaded, attached and pinned in one go, to where SEC() says (bpftool 7.1). */
    static final Tools AUTOATTACH =
            new Tools(List.of("bpftool prog load {object} {pin} autoattach"), List.of("rm {pin}"));
    static final Tools CGROUPS = of("bpftool cgroup attach {target} {attach} id {id} multi",
            "bpftool cgroup detach {target} {attach} id {id}");
    static final Tools MAPS = of("bpftool prog attach id {id} {attach} id {target}",
            "bpftool prog detach id {id} {attach} id {target}");
    static final Tools NONE = new Tools(List.of(), List.of());

    public Tools {
        attach = List.copyOf(attach);
        detach = List.copyOf(detach);
    }

    static Tools of(String attach, String detach) {
        return new Tools(List.of(attach.split("\n")), List.of(detach));
    }

    /** A line whose words a person has to fill in: {@code tc filter add dev DEVICE}. */
    static String asked(String line) {
        return Pattern.compile("\\{(\\w+)}").matcher(line).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /** A line with its words filled in. */
    public static String fill(String line, Map<String, String> words) {
        String filled = line;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }
}
