package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.map.MapShape;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's own types that the kernel did not take. libbpf goes on without them, and only what cannot be made without
 * types fails then: storage of sockets, tasks, inodes and cgroups ({@code bpf_local_storage_map_alloc_check}).
 */
record RefusedTypes(LoadReport report) {
    private static final String REFUSED = "Error loading .BTF into kernel: ";
    /** How the kernel tells of a variable ({@code btf_datasec_log} in btf.c). */
    private static final Pattern VARIABLE = Pattern.compile("type_id=(\\d+) offset=\\d+ size=(\\d+) Invalid ");
    private static final Pattern REASON = Pattern.compile("(?m)^(\\[\\d+\\].*\\S)\\s*(?:-- END BTF LOAD LOG.*)?$");

    /** Whether that is why a map of this shape was not made. */
    boolean prevent(MapShape shape) {
        return shape instanceof MapShape.Storage && text().contains(REFUSED);
    }

    String why() {
        Matcher variable = VARIABLE.matcher(text());
        if (variable.find()) {
            Optional<String> told = report.file().btf().flatMap(types -> told(types, variable.toMatchResult()));
            if (told.isPresent()) {
                return told.get();
            }
        }
        List<MatchResult> lines = REASON.matcher(text()).results().toList();
        return "it is made with types, and the kernel does not take those of this file"
                + (lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).group(1));
    }

    private static Optional<String> told(Btf types, MatchResult found) {
        int id = Integer.parseInt(found.group(1));
        return id > 0 && id < types.count() && types.type(id) instanceof Type.Variable variable
                ? Optional.of("it is made with types, and the kernel does not take those of this file: by its type the "
                        + "variable " + variable.name() + " has " + types.size(variable.type())
                        + " bytes, and clang left " + found.group(2) + " of them: the rest is never read")
                : Optional.empty();
    }

    String fix() {
        Matcher variable = VARIABLE.matcher(text());
        return variable.find() ? "take static away from that variable, or write volatile before it"
                : ":compile FILE.c   # makes it again";
    }

    private String text() {
        return String.join("\n", report.warnings());
    }
}
