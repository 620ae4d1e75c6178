package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.hook.Context;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.insn.Opcode;
import bpflab.insn.Slot;
import bpflab.trouble.Nearest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The type of a program whose section says none: its context, the struct that its argument points at, tells it; or
 * libbpf before 1.0 took the section for one.
 */
public record SectionType(ObjectFile file, ProgramSpec program) {
    /** Sections whose name goes on with that of a function or an event. */
    private static final Set<String> PLACED = Set.of("kprobe", "kretprobe", "kprobe.multi", "kretprobe.multi", "uprobe",
            "uretprobe", "fentry", "fexit", "fmod_ret", "lsm", "raw_tp", "tp_btf", "tp", "tracepoint", "raw_tracepoint",
            "iter", "ksyscall", "kretsyscall", "usdt");

    /** The helpers of one type of program each, by their numbers: a program with such a call is of no other type. */
    private static final Map<Integer, String> OF_ONE_TYPE = Map.of(
            73, "lwt_in", 74, "lwt_seg6local", 75, "lwt_seg6local", 76, "lwt_seg6local");
    private static final int NUMBER = 4;

    /** The section to load it as, which says a type; empty when nothing tells. */
    public Optional<SecDef> taken() {
        return called().or(() -> new Context(context()).taken(program.section()));
    }

    /** The section of programs that may call a helper that it calls. */
    private Optional<SecDef> called() {
        ByteBuffer code = ByteBuffer.wrap(program.code()).order(ByteOrder.LITTLE_ENDIAN);
        return new Sec(program.section()).meant().isPresent() ? Optional.empty()
                : IntStream.iterate(0, at -> at < code.capacity(), at -> at + Slot.BYTES)
                        .filter(at -> code.getShort(at) == Opcode.CALL)
                        .mapToObj(at -> OF_ONE_TYPE.getOrDefault(code.getInt(at + NUMBER), ""))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .flatMap(name -> new Sec(name).def());
    }

    /** What a person is told of a section that was taken. */
    public String note(SecDef as) {
        String reason = called().isPresent() ? "it calls a helper that only such programs may"
                : context().isEmpty() || fitting().isEmpty()
                ? "libbpf before 1.0 took it so"
                : "its argument is a struct " + context();
        String section = program.section().equals(".text")
                ? program.name() + " has no SEC(\"...\")"
                : "SEC(\"" + program.section() + "\") says no type of program";
        return section + "; " + reason + ", so it is loaded as SEC(\"" + as.name() + "\"), which you can write";
    }

    /**
     * What a person is told where the section says one type, and the argument is what another one sees. Programs that
     * trace may see what they are given in several ways: registers are the beginning of a {@code perf_event}'s data.
     */
    public Optional<String> contradiction() {
        Optional<SecDef> said = new Sec(program.section()).def().filter(def -> !def.type().context().isEmpty()
                && !def.type().traces() && !def.type().context().equals(context()) && !fitting().isEmpty());
        Optional<SecDef> meant = new Context(context()).taken("");
        return said.flatMap(def -> meant.map(other -> "SEC(\"" + program.section() + "\") gives " + program.name()
                + " a struct " + def.type().context() + ", but it takes a struct " + context()
                + ", which is what SEC(\"" + other.name() + "\") gives"));
    }

    /** What a person is told who asked for another type than the section says. */
    public Optional<String> overridden(String asked) {
        return new Sec(program.section()).def().filter(said -> new Sec(asked).def()
                        .filter(other -> other.type().equals(said.type())).isEmpty())
                .map(said -> program.name() + " is what SEC(\"" + program.section() + "\") says: --type is for "
                        + "sections that say nothing. SEC(\"" + asked + "\") makes it another");
    }

    /** Why it is not loaded. */
    public Obstacle obstacle() {
        List<SecDef> fitting = fitting();
        String what = program.section().equals(".text")
                ? "has no section that says what type of program it is"
                : "is in section \"" + program.section() + "\", which says no type of program";
        String why = fitting.isEmpty()
                ? "the type decides what a program sees and may do; libbpf reads it from the section's name, or "
                        + "from the argument, as in int f(struct xdp_md *ctx)"
                : "its argument, a struct " + context() + ", is that of several: " + String.join(", ",
                        fitting.stream().map(SecDef::name).toList());
        boolean head = fitting.isEmpty() && !program.section().contains("/") && !heads().isEmpty();
        String fix = slashed().or(() -> head ? Optional.empty() : named(fitting))
                .map(name -> "write SEC(\"" + name + "\")")
                .or(this::relatives)
                .orElse("write SEC(\"xdp\") before the function, or load it with --type xdp");
        String since = newer() ? "; a libbpf that is newer than this bench may know this one" : "";
        return new Obstacle(ObstacleKind.SECTION, what, why + since, fix);
    }

    private Optional<String> named(List<SecDef> fitting) {
        return new Context(context())
                .nearest(program.section())
                .or(() -> fitting.stream().findFirst())
                .map(SecDef::name)
                .or(() -> Nearest.to(program.section().strip(), HookKind.sectionNames()))
                .or(() -> longest(program.section()));
    }

    /**
     * Of {@code kprobe:tcp_v4_connect}, as bpftrace has it, and {@code trace/syscalls/sys_enter_openat} the section
     * with its place: the head is a known name, or one that is near.
     */
    private Optional<String> slashed() {
        String section = program.section().strip().replace(':', '/').replaceAll("/+", "/");
        int head = section.indexOf('/');
        if (head <= 0 || head + 1 == section.length() || HookKind.sectionNames().contains(program.section())) {
            return Optional.empty();
        }
        String place = section.substring(head);
        if (newer()) {
            return Optional.of(section.replaceFirst("[.].*?/", "/"));
        }
        boolean event = place.matches("/\\w+/sys_(?:enter|exit)_\\w+|/(?:syscalls|sched|tcp|skb|net|block)/\\w+");
        return event ? Optional.of("tracepoint" + place)
                : heads(section.substring(0, head)).map(name -> name + place);
    }

    /** The name of a kind of place in the kernel or in a program, behind which its name stands. */
    private static Optional<String> heads(String typed) {
        return Nearest.to(typed, HookKind.sectionNames().stream().filter(PLACED::contains).toList());
    }

    /** Of {@code xdp/drop} and {@code tcx_in} the known name that it begins with. */
    private static Optional<String> longest(String section) {
        return HookKind.sectionNames().stream()
                .filter(name -> section.startsWith(name) && !Character.isLetterOrDigit(next(section, name)))
                .max(Comparator.comparingInt(String::length));
    }

    /** Of {@code cgroup/unix_connect} all that begin with {@code cgroup/}. */
    private Optional<String> relatives() {
        return Optional.of(heads()).filter(known -> !known.isEmpty())
                .map(known -> "write one of " + String.join(", ", known));
    }

    /** Those that begin as {@code tcx} and {@code cgroup/nothing} do, up to the stroke. */
    private List<String> heads() {
        String head = program.section().strip().replaceFirst("/.*", "") + "/";
        return HookKind.sectionNames().stream().filter(name -> name.startsWith(head)).toList();
    }

    /** Whether what is behind the dot is all that is not known: {@code fentry.multi/tcp_*}. */
    private boolean newer() {
        String[] words = program.section().strip().replaceFirst("/.*", "").split("[.]", 2);
        return words.length == 2 && HookKind.sectionNames().contains(words[0]);
    }

    private static char next(String section, String name) {
        return section.length() > name.length() ? section.charAt(name.length()) : '/';
    }

    private List<SecDef> fitting() {
        return new Context(context()).sections();
    }

    /** The struct that its first argument points at; empty when it is none, or types are missing. */
    private String context() {
        return file.btf().flatMap(types -> program.functions().stream()
                .filter(function -> function.slot() == 0)
                .findFirst()
                .flatMap(function -> context(types, function.typeId()))).orElse("");
    }

    private static Optional<String> context(Btf types, int function) {
        return types.type(function) instanceof Type.Function named
                && types.type(named.prototype()) instanceof Type.Prototype prototype
                && !prototype.parameters().isEmpty()
                && types.plain(prototype.parameters().get(0).type()) instanceof Type.Pointer pointer
                        ? struct(types.plain(pointer.target()))
                        : Optional.empty();
    }

    /** Also of one that the file only names: {@code struct pt_regs;}. */
    private static Optional<String> struct(Type type) {
        return type instanceof Type.Composite whole
                ? Optional.of(whole.name())
                : type instanceof Type.Forward named ? Optional.of(named.name()) : Optional.empty();
    }
}
