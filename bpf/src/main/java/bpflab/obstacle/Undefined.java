package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.btf.Type;
import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.elf.Section;
import bpflab.trouble.Nearest;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What programs refer to and nobody defines: neither the file nor, by {@code __ksym} or {@code __kconfig}, the kernel.
 * libbpf does not open such a file at all ({@code bpf_object__collect_externs} in libbpf.c).
 */
public record Undefined(ObjectFile file, KernelFacts kernel) {
    /** What keeps a program out; empty when the file is whole. One undefined function keeps all programs out. */
    public Optional<Obstacle> obstacle(ProgramSpec program) {
        List<String> names = names();
        return names.stream()
                .filter(name -> new CallPlaces(file, name).functions().contains(program))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(name -> of(name, program));
    }

    private List<String> names() {
        Set<String> known = new HashSet<>(externs());
        file.programs().forEach(program -> known.add(program.name()));
        file.subprograms().forEach(function -> known.add(function.name()));
        file.maps().stream().map(MapSpec::name).forEach(known::add);
        file.sections().stream().map(Section::name).forEach(known::add);
        Set<String> found = Stream.concat(file.programs().stream(), file.subprograms().stream())
                .flatMap(function -> function.relocations().stream())
                .map(Relocation::symbol)
                .filter(name -> !name.isEmpty() && !known.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(found);
    }

    /** What the kernel is asked for. */
    private Set<String> externs() {
        return Stream.of(".ksyms", ".kconfig")
                .flatMap(section -> file.btf().stream().flatMap(types -> variables(types, section)))
                .collect(Collectors.toSet());
    }

    /** The names in a section of externs, functions and variables. */
    static Stream<String> variables(Btf types, String section) {
        return types.find(Kind.DATASEC, section).stream().boxed()
                .flatMap(id -> ((Type.Section) types.type(id)).variables().stream())
                .map(place -> types.type(place.variable()))
                .flatMap(type -> type instanceof Type.Variable variable
                        ? Stream.of(variable.name())
                        : type instanceof Type.Function function ? Stream.of(function.name()) : Stream.empty());
    }

    private Obstacle of(String name, ProgramSpec program) {
        CallPlaces places = new CallPlaces(file, name);
        List<ProgramSpec> users = places.functions();
        boolean mine = users.contains(program) || users.stream().noneMatch(file.programs()::contains);
        boolean called = places.isCalled();
        String use = (called ? "calls " + name + "()" : "uses " + name) + ", which is nowhere defined";
        String what = mine ? use : "waits: " + users.get(0).name() + ", in the same file, " + use;
        if (!called) {
            return new Obstacle(ObstacleKind.EXTERN, what, "extern says that it is in another file, and no other is "
                    + "linked to this one: libbpf does not open a file that lacks a map or a variable",
                    "define " + name + " in this file, without extern; a variable of the kernel is declared with "
                            + "__ksym behind it, an option of its configuration with __kconfig")
                    .at(places.notes(name + " is used here"));
        }
        Optional<String> prototype = ofKernel(name);
        if (prototype.isPresent()) {
            return new Obstacle(ObstacleKind.EXTERN, what.replace(use, "calls the kernel's function " + name
                            + ", which is not declared"),
                    "to clang and libbpf it is a function of this file without a body; with __ksym behind its "
                            + "declaration it is looked for in the kernel",
                    "extern " + prototype.get() + " __ksym;   above what calls it")
                    .at(places.notes(name + " is called here"));
        }
        String why = LibraryCall.isOne(name)
                ? "there is no C library in the kernel: what a program calls is in its file, or a helper"
                : "what a program calls is in its file, or a helper: nothing else is linked to it. libbpf does not "
                        + "open a file with such a call, whichever program makes it";
        return new Obstacle(ObstacleKind.EXTERN, what, why, fix(name)).at(places.notes(name + " is called here"));
    }

    /** How the running kernel declares a function that programs may call (kfunc). */
    private Optional<String> ofKernel(String name) {
        return kernel.types().flatMap(types -> new Callable(types).prototype(name));
    }

    private String fix(String name) {
        List<String> own = Stream.concat(file.subprograms().stream(), file.programs().stream())
                .map(ProgramSpec::name)
                .toList();
        return Nearest.to(name, own)
                .map(nearest -> "write " + nearest + ", which is in this file")
                .or(() -> LibraryCall.instead(name))
                .orElse("give " + name + " a body in this file: static __always_inline, above what calls it; a macro "
                        + "has a #define there; a function of the kernel is declared with __ksym behind it");
    }
}
