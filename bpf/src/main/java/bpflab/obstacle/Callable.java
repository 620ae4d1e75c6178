package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The functions of the kernel that programs may call (kfuncs): its types mark them so since Linux 6.10. */
public record Callable(Btf types) {
    private static final String MARK = "bpf_kfunc";

    /** Their names; all functions' where a kernel marks none. */
    List<String> names() {
        List<String> marked = marks().map(mark -> types.type(mark.target()))
                .flatMap(type -> type instanceof Type.Function function ? Stream.of(function.name()) : Stream.empty())
                .distinct()
                .toList();
        return marked.isEmpty()
                ? all().flatMap(type -> type instanceof Type.Function function
                        ? Stream.of(function.name()) : Stream.empty()).distinct().toList()
                : marked;
    }

    /** How one is declared; empty where it is none. */
    public Optional<String> prototype(String name) {
        return types.find(Kind.FUNC, name).stream().boxed()
                .filter(function -> marks().anyMatch(mark -> mark.target() == function))
                .map(types::prototype)
                .findFirst();
    }

    private Stream<Type.DeclTag> marks() {
        return all().flatMap(type -> type instanceof Type.DeclTag mark && mark.name().equals(MARK)
                ? Stream.of(mark) : Stream.empty());
    }

    private Stream<Type> all() {
        return IntStream.range(1, types.count()).mapToObj(types::type);
    }
}
