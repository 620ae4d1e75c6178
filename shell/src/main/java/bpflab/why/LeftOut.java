package bpflab.why;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.ast.SourceTrees;
import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.why.CodeFacts.CLine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A variable or map that a program's C uses, and no instruction of it: the compiler found out that the place is never
 * come to, and left it out.
 *
 * @param line where the C uses it
 * @param condition the line of the condition around it; empty where it stands in none
 */
record LeftOut(String name, CLine line, Optional<CLine> condition) {
    private static final List<String> SECTIONS = List.of(".bss", ".data");

    /** The first of them. */
    static Optional<LeftOut> in(ProgramSpec program, ObjectFile file, SourceTrees sources) {
        Set<String> used = Stream.concat(Stream.of(program), file.subprograms().stream())
                .flatMap(function -> function.relocations().stream()).map(Relocation::symbol)
                .collect(Collectors.toSet());
        // static ones are named by their section
        Set<String> unused = SECTIONS.stream().anyMatch(used::contains) ? new HashSet<>() : variables(file);
        file.maps().stream().map(MapSpec::name).forEach(unused::add);
        unused.removeAll(used);
        return program.lines().stream()
                .map(line -> sources.function(line.file(), line.line()))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(function -> function.tree().all()
                        .filter(node -> node.is("DeclRefExpr") && unused.contains(node.text()))
                        .filter(node -> function.declaration(node.text()).isEmpty())
                        .map(node -> of(node, function)))
                .findFirst();
    }

    private static Set<String> variables(ObjectFile file) {
        return file.btf().map(types -> SECTIONS.stream()
                .map(name -> types.find(Kind.DATASEC, name))
                .flatMap(section -> section.stream().boxed())
                .flatMap(section -> names(types, section))
                .collect(Collectors.toCollection(HashSet::new))).orElseGet(HashSet::new);
    }

    private static Stream<String> names(Btf types, int section) {
        return ((Type.Section) types.type(section)).variables().stream()
                .map(place -> types.type(place.variable()).name());
    }

    private static LeftOut of(Node node, CFunction function) {
        List<Node> conditions = function.around(node).stream().filter(each -> each.is("IfStmt")).toList();
        return new LeftOut(node.text(), line(node, function), conditions.isEmpty() ? Optional.empty()
                : Optional.of(line(conditions.get(conditions.size() - 1).child(0), function)));
    }

    private static CLine line(Node node, CFunction function) {
        int number = node.span().line();
        return new CLine(node.span().file().replaceFirst(".*/", "") + ":" + number, function.line(number));
    }
}
