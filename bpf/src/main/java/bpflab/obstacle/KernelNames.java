package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.hook.HookKind;
import bpflab.hook.Placeholder;
import bpflab.trouble.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Functions, variables, events and options of the kernel that a program names and this kernel does not have. */
record KernelNames(LoadReport report) {
    /** What the names of such targets begin with in the kernel's types ({@code libbpf_find_attach_btf_id}). */
    private static final Map<HookKind, String> PREFIXES = Map.of(
            HookKind.TP_BTF, "btf_trace_", HookKind.LSM, "bpf_lsm_", HookKind.LSM_CGROUP, "bpf_lsm_",
            HookKind.ITERATOR, "bpf_iter_");

    /** In bpf_testmod.c and what belongs to it. */
    private static final Pattern TEST_MODULE =
            Pattern.compile("bpf_testmod_\\w+|bpf_kfunc_(?:call_(?:test|memb|int_mem)|common_test|st_ops)\\w*"
                    + "|bpf_iter_testmod_\\w+|bpf_fentry_shadow_test\\w*");
    private static final int SHORTEST_WORD = 4;

    private static final String OPTION = "CONFIG_";

    private static final String UNLISTED =
            "; of its variables this kernel lists hardly any, for it was built without CONFIG_KALLSYMS_ALL";
    private static final String LISTING = "bpflab vm   # a kernel that lists them";

    /** What a section's target names. */
    Obstacle target(String name) {
        Optional<HookKind> kind = report.section().kind();
        String prefix = kind.map(it -> PREFIXES.getOrDefault(it, "")).orElse("");
        boolean event = prefix.equals("btf_trace_");
        Optional<String> nearest = near(prefix, name, type -> event
                ? type instanceof Type.Typedef
                : type instanceof Type.Function);
        String section = report.program().section();
        String head = section.substring(0, section.length() - Math.min(section.length(), name.length()));
        String thing = event ? "tracepoint" : prefix.isEmpty() ? "function" : "hook";
        String what = "is for the " + thing + " " + name + ", which this kernel does not have";
        String another = "write SEC(\"" + head + kind.map(HookKind::example).orElse("")
                + "\"), or what else it is for";
        if (Placeholder.is(name)) {
            return new Obstacle(ObstacleKind.TARGET, what, Placeholder.why(name) + "; such a program is checked "
                    + "against what it is for when it is loaded", another);
        }
        String looked = "SEC(\"" + section
                + "\") names it, and it is looked up in the kernel's types when the program is loaded";
        if (!ofSelftests(name).isEmpty()) {
            return new Obstacle(ObstacleKind.TARGET, what, looked + ofSelftests(name), another);
        }
        return new Obstacle(ObstacleKind.TARGET, what, looked,
                nearest.map(found -> "write SEC(\"" + head + found + "\")")
                        .orElse(event ? "!ls /sys/kernel/tracing/events/*" : search(name)));
    }

    /** What the module of the kernel's own tests has is in no kernel that is installed. */
    private static String ofSelftests(String name) {
        return TEST_MODULE.matcher(name).matches()
                ? "; it is of the module bpf_testmod, which tools/testing/selftests/bpf of the kernel's sources builds "
                        + "for its tests"
                : "";
    }

    /** For what is called a little like it; a function that the types leave out is found by its whole name. */
    private String search(String name) {
        List<String> functions = report.kernel().types()
                .map(types -> names(types, Type.Function.class::isInstance)).orElse(List.of());
        return Stream.of(name.split("_"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .filter(word -> functions.stream().anyMatch(known -> known.contains(word)))
                .min(Comparator.comparing(word -> functions.stream().filter(known -> known.contains(word)).count()))
                .map(word -> "!grep " + word + " /proc/kallsyms   # what is called like it")
                .orElse("!grep -w " + name + " /proc/kallsyms");
    }

    Obstacle option(String name) {
        return new Obstacle(ObstacleKind.KCONFIG, "asks for the kernel's option " + name + ", which is not set here",
                "a variable with __kconfig gets its value from the kernel's configuration (/proc/config.gz or "
                        + "/boot/config-...), which does not name " + name + ", or has it as another type of value",
                nearOption(name).map(found -> "write " + found + ", or ").orElse("")
                        + "extern " + type(name) + " " + name + " __kconfig __weak;   is 0 where it is missing")
                .at(new CallPlaces(report.file(), name).notes(name + " is used here"));
    }

    /** What all of them begin with makes none of them near. */
    private Optional<String> nearOption(String name) {
        return Nearest.to(withoutPrefix(name), report.kernel().options().stream().map(KernelNames::withoutPrefix)
                        .toList())
                .map(found -> OPTION + found);
    }

    private static String withoutPrefix(String option) {
        return option.startsWith(OPTION) ? option.substring(OPTION.length()) : option;
    }

    /** As the file declares it. */
    private String type(String variable) {
        return report.file().btf().stream()
                .flatMap(types -> ids(types)
                        .mapToObj(types::type)
                        .filter(type -> type instanceof Type.Variable it && it.name().equals(variable))
                        .map(type -> types.typeName(((Type.Variable) type).type())))
                .findFirst()
                .orElse("int");
    }

    Obstacle function(String name, String problem) {
        boolean other = problem.contains("incompatible");
        Optional<String> bare = other ? bare(prototype(name)) : Optional.empty();
        if (bare.isPresent()) {
            return bare(name, bare.get());
        }
        Optional<String> nearest = other ? Optional.empty()
                : report.kernel().types().flatMap(types -> Nearest.byWords(name, new Callable(types).names()));
        return new Obstacle(ObstacleKind.KFUNC,
                "calls the kernel's function " + name + (other ? " with other arguments than it has"
                        : ", which this kernel does not have"),
                "what is declared with __ksym is looked up in the kernel's types when the program is loaded"
                        + (other ? ", and there it is " + prototype(name) : ofSelftests(name)),
                other ? "declare it so: extern " + prototype(name) + " __ksym;"
                        : nearest.map(found -> "write " + found + ", or ").orElse("")
                                + "declare it with __ksym __weak, and call it only behind if (" + name + ")")
                .at(new CallPlaces(report.file(), name).notes(name + " is called here"));
    }

    /** A struct of a prototype that the file's types only name: libbpf takes it for another one than the kernel's. */
    private Optional<String> bare(String prototype) {
        return report.file().btf().stream()
                .flatMap(types -> ids(types).mapToObj(types::type))
                .flatMap(type -> type instanceof Type.Forward named && !named.union() ? Stream.of(named.name())
                        : Stream.empty())
                .filter(struct -> Pattern.compile("\\bstruct " + struct + "\\b").matcher(prototype).find())
                .findFirst();
    }

    private Obstacle bare(String function, String struct) {
        return new Obstacle(ObstacleKind.KFUNC,
                "calls the kernel's function " + function + ", and has of its struct " + struct + " the name alone",
                "libbpf compares the types that a function takes with the kernel's; clang leaves out what no program "
                        + "looks into and only a pointer in another struct points to",
                "if (!bpf_core_type_exists(struct " + struct + ")) return 0;   in the program keeps the type; it "
                        + "needs #include <bpf/bpf_core_read.h>")
                .at(new CallPlaces(report.file(), function).notes(function + " is called here"));
    }

    Obstacle variable(String name, String problem) {
        if (Undefined.variables(report.file().btf().orElseThrow(), ".kconfig").anyMatch(name::equals)) {
            return option(name);
        }
        boolean other = problem.contains("incompatible");
        Optional<String> nearest = other ? Optional.empty()
                : near(name, Type.Variable.class::isInstance)
                        .or(() -> Nearest.byWords(name, report.kernel().variables()));
        return new Obstacle(ObstacleKind.KSYM,
                "reads the kernel's variable " + name + (other ? " as another type than it has"
                        : ", which is not to be found in this kernel"),
                "what is declared with __ksym is looked up in the kernel's types and symbols when the program is "
                        + "loaded" + (other || listsVariables() ? "" : UNLISTED),
                other ? "declare it with the type that it has in vmlinux.h"
                        : nearest.map(found -> "write " + found + ", or ").orElse("")
                                + "declare it with __ksym __weak, and read it only behind if (&" + name + ")"
                                + (listsVariables() ? "" : "\n" + LISTING))
                .at(new CallPlaces(report.file(), name).notes(name + " is used here"));
    }

    /** A variable that the kernel's types know, and whose address nobody has: __weak does not help. */
    Obstacle address(String name) {
        return new Obstacle(ObstacleKind.KSYM,
                "uses the kernel's variable " + name + ", whose address this kernel does not tell",
                "its types know the variable, but /proc/kallsyms has no address of that name"
                        + (listsVariables() ? "" : UNLISTED),
                listsVariables() ? "!grep -w " + name + " /proc/kallsyms   # looks for it"
                        : "leave " + name + " out on this kernel\n" + LISTING)
                .at(new CallPlaces(report.file(), name).notes(name + " is used here"));
    }

    /** Whether its variables are in {@code /proc/kallsyms}; also where that cannot be found out. */
    private boolean listsVariables() {
        List<String> options = report.kernel().options();
        return options.isEmpty() || options.contains("CONFIG_KALLSYMS_ALL");
    }

    private String prototype(String function) {
        return report.kernel().types().flatMap(types -> ids(types)
                        .filter(id -> types.type(id) instanceof Type.Function named && named.name().equals(function))
                        .mapToObj(types::prototype)
                        .findFirst())
                .orElse(function + "(...)");
    }

    private Optional<String> near(String name, Predicate<Type> kind) {
        return near("", name, kind);
    }

    /** Of those that begin so, by what stands behind it. */
    private Optional<String> near(String prefix, String name, Predicate<Type> kind) {
        return report.kernel().types().flatMap(types -> Nearest.byWords(name, names(types, kind).stream()
                .filter(known -> known.startsWith(prefix))
                .map(known -> known.substring(prefix.length()))
                .toList()));
    }

    private static List<String> names(Btf types, Predicate<Type> kind) {
        return ids(types).mapToObj(types::type).filter(kind).map(KernelNames::name).distinct().toList();
    }

    private static IntStream ids(Btf types) {
        return IntStream.range(1, types.count());
    }

    private static String name(Type type) {
        return type instanceof Type.Function function
                ? function.name()
                : type instanceof Type.Variable variable ? variable.name() : ((Type.Typedef) type).name();
    }
}
