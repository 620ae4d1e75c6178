package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.trouble.Nearest;
import bpflab.verifier.story.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field, type or constant of the kernel that this kernel does not have: libbpf puts an instruction in its place that
 * the verifier refuses ({@code bpf_core_poison_insn} in relo_core.c).
 *
 * @param asked {@code byte_off}, {@code type_size}, {@code enumval_value}
 * @param spec as libbpf writes it: {@code struct task_struct___old.no_such_field}
 */
record CoreObstacle(LoadReport report, String asked, String spec) {
    private static final int DEEPEST = 8;

    Obstacle make() {
        int dot = spec.indexOf('.');
        String written = dot < 0 ? spec.replaceFirst("::.*", "") : spec.substring(0, dot);
        String type = written.replaceFirst("___.*", "");
        Obstacle found = asked.startsWith("enumval")
                ? constant(written, type)
                : dot < 0 ? type(written, type) : field(written, type, spec.substring(dot + 1));
        return found.at(lines(spec.replaceFirst("^.*(?:\\.|::)", "").replaceFirst("[ \\[].*", "")));
    }

    /** Where the field, type or constant is named: clang often notes another line for the instruction itself. */
    private List<Explanation.Note> lines(String name) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        List<Explanation.Note> named = Stream.concat(Stream.of(report.program()), report.file().subprograms().stream())
                .flatMap(function -> function.lines().stream())
                .filter(line -> word.matcher(line.text()).find())
                .map(line -> new Explanation.Note(
                        line.file(), line.line(), line.text(), 0, 0, name + " is looked up here"))
                .distinct()
                .toList();
        return named.isEmpty() ? Explanation.of(report.log(), report.program()).notes() : named;
    }

    private Obstacle field(String written, String type, String path) {
        Optional<Type.Composite> struct = report.kernel().types().flatMap(types -> struct(types, type));
        if (report.kernel().types().isPresent() && struct.isEmpty()) {
            return type(written, type);
        }
        String field = path.replaceFirst("[.\\[].*", "");
        Optional<String> nearest = struct.flatMap(s -> Nearest.to(field, members(report.kernel().types().get(), s, 0)));
        return new Obstacle(ObstacleKind.CORE,
                "reads " + path + " of " + type + ", which this kernel's " + type + " does not have",
                "fields move, come and go from kernel to kernel; where one lies is looked up when the program is loaded"
                        + nearest.map(near -> ". The nearest name in it is " + near).orElse(""),
                nearest.map(near -> "write " + near + " for " + field + ", or ask first: ").orElse("ask first: ")
                        + "if (bpf_core_field_exists(" + written + ", " + path + ")) around the line that reads it");
    }

    private Obstacle type(String written, String type) {
        return new Obstacle(ObstacleKind.CORE, "uses " + type + ", which this kernel does not have",
                "the types of a program with CO-RE are looked up when it is loaded, and this kernel has no " + type
                        + " with such members",
                "ask first: if (bpf_core_type_exists(" + written + ")) around the line that uses it");
    }

    private Obstacle constant(String written, String type) {
        String value = spec.replaceFirst("^.*::", "").replaceFirst(" =.*", "");
        return new Obstacle(ObstacleKind.CORE,
                "uses " + value.replaceFirst("___.*", "") + " of " + type + ", which this kernel does not have",
                "the value of a constant is looked up when the program is loaded, and this kernel has none of that "
                        + "name",
                "ask first: if (bpf_core_enum_value_exists(" + written + ", " + value
                        + ")) around the line that uses it");
    }

    private static Optional<Type.Composite> struct(Btf types, String type) {
        String name = type.replaceFirst("^(?:struct|union) ", "");
        return IntStream.range(1, types.count()).mapToObj(types::type)
                .filter(Type.Composite.class::isInstance).map(Type.Composite.class::cast)
                .filter(struct -> struct.name().equals(name))
                .findFirst();
    }

    /** With those of its nameless members. */
    private static List<String> members(Btf types, Type.Composite struct, int depth) {
        List<String> names = new ArrayList<>();
        for (Type.Member member : struct.members()) {
            if (!member.name().isEmpty()) {
                names.add(member.name());
            } else if (depth < DEEPEST && types.plain(member.type()) instanceof Type.Composite inner) {
                names.addAll(members(types, inner, depth + 1));
            }
        }
        return names;
    }
}
