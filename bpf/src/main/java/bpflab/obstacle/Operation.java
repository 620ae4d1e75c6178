package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.elf.Section;
import bpflab.hook.ProgramType;
import bpflab.hook.SecDef;
import bpflab.libbpf.Errno;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that a structure of functions is made of, and that structure is not there: in the file, or the kernel. */
record Operation(LoadReport report) {
    private static final String SECTION = ".struct_ops";
    /** What the kernel's types call the structures that it takes ({@code DEFINE_STRUCT_OPS_VALUE_TYPE}). */
    private static final String KNOWN = "bpf_struct_ops_";

    /** The kernel answers ENOTSUPP where it is not said what the program is for. */
    Optional<Obstacle> obstacle() {
        boolean operation = report.section().def().map(SecDef::type).filter(ProgramType.STRUCT_OPS::equals).isPresent();
        if (!operation || report.error() != Errno.ENOTSUPP) {
            return Optional.empty();
        }
        return isInFile() ? missing().findFirst().map(this::of).or(() -> Optional.of(spare()))
                : Optional.of(alone());
    }

    /** libbpf missed that structure among the kernel's. */
    Obstacle of(String structure) {
        List<String> known = known();
        return new Obstacle(ObstacleKind.TARGET,
                "is an operation of struct " + structure + ", which this kernel does not have",
                "a structure of functions is looked up in the kernel's types; "
                        + "this kernel takes " + (known.isEmpty() ? "none" : String.join(", ", known)),
                "bpflab vm   # a kernel of a distribution: another may have it, or a module of this one");
    }

    private Obstacle spare() {
        return new Obstacle(ObstacleKind.TARGET, "is in none of the structures of this file",
                "the kernel checks it against the member of the structure that points at it, and none does",
                "name it in one, as .cong_avoid = (void *)" + report.program().name() + ", or take it out");
    }

    private Obstacle alone() {
        return new Obstacle(ObstacleKind.TARGET, "is an operation of a struct that is not in this file",
                "the kernel checks it against the member of the struct that points at it, and no variable in "
                        + "SEC(\".struct_ops\") does",
                "write SEC(\".struct_ops\") struct tcp_congestion_ops mine = { .ssthresh = (void *)"
                        + report.program().name() + " };   with the struct and member that it is for");
    }

    private boolean isInFile() {
        return report.file().sections().stream().map(Section::name).anyMatch(it -> it.startsWith(SECTION));
    }

    /** The file's structures that the kernel does not take, without what libbpf passes over in a name. */
    private Stream<String> missing() {
        List<String> known = known();
        return report.file().btf().stream().flatMap(Operation::structures).filter(name -> !known.contains(name));
    }

    private static Stream<String> structures(Btf types) {
        return all(types)
                .filter(type -> type instanceof Type.Section it && it.name().matches("\\??" + SECTION + ".*"))
                .flatMap(type -> ((Type.Section) type).variables().stream())
                .map(place -> types.type(place.variable()))
                .flatMap(type -> type instanceof Type.Variable it ? Stream.of(types.typeName(it.type())) : Stream.of())
                .map(name -> name.replaceFirst("struct ", "").replaceFirst("___.*", ""));
    }

    private List<String> known() {
        return report.kernel().types().stream()
                .flatMap(Operation::all)
                .flatMap(type -> type instanceof Type.Composite it ? Stream.of(it.name()) : Stream.of())
                .filter(name -> name.startsWith(KNOWN))
                .map(name -> name.substring(KNOWN.length()))
                .filter(name -> !List.of("arg_info", "desc", "common_value", "value", "map", "link").contains(name))
                .sorted()
                .toList();
    }

    private static Stream<Type> all(Btf types) {
        return IntStream.range(1, types.count()).mapToObj(types::type);
    }
}
