package bpflab.why;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.bench.Printing;
import bpflab.bench.Setting;
import bpflab.elf.ProgramSpec;
import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.LoadResult;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.machine.Processes;
import bpflab.why.Evidence.Place;
import bpflab.why.Evidence.Prints;
import bpflab.why.Evidence.Standing;
import bpflab.why.Evidence.Subject;
import bpflab.why.walk.Arrival;
import bpflab.why.walk.Caller;
import bpflab.why.walk.Linked;
import bpflab.why.walk.Origin;
import bpflab.why.walk.Walk;
import bpflab.why.walk.Way;
import bpflab.wire.InterfaceNumbers;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers evidence on a program of a bench: asks the kernel, has the lab send, and reads the program's code. */
public final class Look {
    /** Those that see no packet, but are told of what a process asks the kernel for. */
    private static final Set<ProgramType> TOLD = EnumSet.of(ProgramType.CGROUP_SOCK_ADDR, ProgramType.CGROUP_SOCK,
            ProgramType.CGROUP_SYSCTL, ProgramType.CGROUP_DEVICE, ProgramType.SOCK_OPS, ProgramType.CGROUP_SOCKOPT);

    private final Bench bench;

    /** A look at the programs of that bench. */
    public Look(Bench bench) {
        this.bench = bench;
    }

    /**
     * What can be seen of a program.
     *
     * @param typed as for {@link Lookup}; empty for the one that was attached or else loaded last
     * @param everywhere whether a name is looked for in the whole kernel
     * @throws bpflab.trouble.TroubleException there is no such program
     * @throws InterruptedException Ctrl-C while the lab sent
     */
    public Evidence at(Optional<String> typed, boolean everywhere) throws InterruptedException {
        Optional<String> refused = refused(typed);
        if (refused.isPresent()) {
            return absent(refused.get(), Standing.REFUSED);
        }
        Optional<Program> program = typed.map(word -> Lookup.programs(bench).one(word, everywhere)).or(this::latest);
        return program.isPresent() ? present(program.get()) : absent("", Standing.MISSING);
    }

    private Evidence present(Program program) throws InterruptedException {
        Lines lines = new Lines(bench);
        CodeFacts code = code(program);
        UsedMaps maps = UsedMaps.of(bench, program);
        Places places = new Places(bench, program);
        List<Place> found = places.all();
        Subject subject = new Subject(program.name(), Standing.LOADED, program.info().id(), program.info().type(),
                lines.attach(program), lines.load(program),
                found.isEmpty() ? lines.hindrance(program) : Optional.empty());
        Sender sender = new Sender(bench, program, maps);
        Sender.Seen seen = sender.send(found);
        Optional<Followed> followed = linked(program)
                .map(whole -> Followed.of(whole, program.info().type(), seen.packets(), maps.keys()));
        List<Evidence.Sent> sent = followed.filter(each -> each.doesNothing()).isEmpty() ? seen.sent()
                : maps.without(attachedBeside(program), seen.sent());
        boolean idle = sent.stream().noneMatch(Evidence.Sent::acted);
        return new Evidence(subject, found, places.other(), sent, code,
                maps.seen(code, followed.map(Followed::handed).orElse(List.of())), prints(program, code),
                followed.flatMap(Followed::furthest), idle ? asked(program, maps.keys(), found) : Optional.empty(),
                idle ? oneByte(program) : List.of(),
                maps.keys().with(idle ? own(program, maps.keys()) : List.of()),
                sender.onePacket(found, seen.failed().or(() -> followed.flatMap(Followed::nowhere))),
                followed.filter(each -> idle).flatMap(each -> each.gate(subject.type(), maps.keys())),
                seen.earlier(), seen.forAnother(), idle && !code.acts() ? leftOut(program) : Optional.empty());
    }

    private Optional<Asked> asked(Program program, Keys keys, List<Place> places) throws InterruptedException {
        ProgramType type = program.info().type();
        Optional<Linked> told = linked(program).filter(code -> type.traces() || TOLD.contains(type));
        Optional<Asked> asked = told.flatMap(code -> Asked.of(
                new Walk(code, type, keys), new CodeLines(code.whole()), keys, Processes.threads()));
        if (asked.filter(Asked::isOfEvent).isEmpty()) {
            return asked;
        }
        Optional<String> tracepoint = places.stream()
                .filter(place -> place.hook().equals(HookKind.TRACEPOINT.word()))
                .findFirst().map(Place::target);
        return Optional.of(asked.get().with(asked.get().inEvent(new ReachedField.Around(told.get().whole(), tracepoint,
                type, bench.loadedWith(program).flatMap(loaded -> loaded.file().btf())))));
    }

    /** What is looked up when this bpflab comes by, and is not there. */
    private List<Origin.Lookup> own(Program program, Keys keys) {
        ProgramType type = program.info().type();
        long process = ProcessHandle.current().pid();
        return linked(program).filter(code -> type.traces()).stream()
                .flatMap(code -> Processes.threads().stream().filter(each -> each.thread() == process)
                        .map(Asked::caller).map(new Walk(code, type, keys)::of))
                .flatMap(way -> way.turns().stream())
                .filter(turn -> turn.held() == 0 && turn.origin() instanceof Origin.Lookup)
                .map(turn -> (Origin.Lookup) turn.origin())
                .toList();
    }

    private List<OneByte> oneByte(Program program) {
        return bench.loadedWith(program).flatMap(loaded -> program.spec().map(
                spec -> OneByte.in(spec, loaded.sources()))).orElse(List.of());
    }

    private Optional<LeftOut> leftOut(Program program) {
        return bench.loadedWith(program).flatMap(loaded -> program.spec().flatMap(
                spec -> LeftOut.in(spec, loaded.file(), loaded.sources())));
    }

    private List<ProgramInfo> attachedBeside(Program program) {
        Set<Integer> attached = bench.inventory().links().stream().map(LinkInfo::programId).collect(Collectors.toSet());
        return bench.inventory().programs().stream()
                .filter(other -> other.id() != program.info().id() && attached.contains(other.id())).toList();
    }

    private Optional<Linked> linked(Program program) {
        return program.spec().map(spec -> Linked.of(spec, bench.loadedWith(program)
                .map(loaded -> loaded.file().subprograms()).orElse(List.of())));
    }

    /** The ways of the packets that came. */
    private record Followed(CodeLines code, Walk walk, List<Arrival> packets, List<Way> ways) {
        static Followed of(Linked code, ProgramType type, List<Arrival> packets, Keys keys) {
            Walk walk = new Walk(code, type, keys);
            return new Followed(new CodeLines(code.whole()), walk, packets, packets.stream().map(walk::of).toList());
        }

        /** Whether no packet that came can have come to anything that the program does. */
        boolean doesNothing() {
            return !ways.isEmpty() && ways.stream().noneMatch(Way::acts);
        }

        Optional<Furthest> furthest() {
            return Furthest.of(code, packets, ways, walk);
        }

        /** A redirect to an interface that is not there: at tc no tracepoint tells of it. */
        Optional<FailedRedirect> nowhere() {
            return handed().stream().filter(slot -> slot.table().equals(Way.INTERFACES))
                    .map(slot -> (int) slot.number())
                    .filter(number -> InterfaceNumbers.name(number).isEmpty()).findFirst()
                    .map(number -> new FailedRedirect(number, "", 0));
        }

        List<Way.Slot> handed() {
            return ways.stream().flatMap(way -> way.handed().stream()).toList();
        }

        /** Of a program that no packets come to, by a thread that nothing is meant for. */
        Optional<Gate> gate(ProgramType type, Keys keys) {
            return Gate.of(type.traces() ? List.of(walk.of(Caller.NOBODY)) : ways, code, keys);
        }
    }

    private static Evidence absent(String name, Standing standing) {
        Subject subject = new Subject(name, standing, 0, ProgramType.UNSPEC, "", ":load FILE", Optional.empty());
        return new Evidence(subject, List.of(),
                Optional.empty(), List.of(), CodeFacts.NONE, List.of(), new Prints(false, List.of(), false),
                Optional.empty(), Optional.empty(), List.of(), new Keys(List.of()), Optional.empty(),
                Optional.empty(), List.of(), false, Optional.empty());
    }

    /** The name that was refused when it was tried last, and is not there from an earlier time. */
    private Optional<String> refused(Optional<String> typed) {
        List<LoadResult> verdicts = bench.verdicts();
        return verdicts.stream()
                .filter(LoadResult.Rejected.class::isInstance)
                .map(verdict -> verdict.spec().name())
                .filter(name -> typed.map(name::equals).orElse(true))
                .filter(name -> bench.programs().stream()
                        .noneMatch(program -> typed.isEmpty() || program.name().equals(name)))
                .reduce((earlier, later) -> later);
    }

    /** What was attached last, or a later version of it; else what was loaded last. */
    private Optional<Program> latest() {
        List<Program> programs = bench.programs();
        List<Link> links = bench.links();
        int attached = links.isEmpty() ? 0 : links.get(links.size() - 1).program().id();
        Optional<String> name = programs.stream()
                .filter(program -> program.info().id() == attached)
                .map(Program::name)
                .findFirst();
        return programs.stream()
                .filter(program -> name.map(program.name()::equals).orElse(true))
                .reduce((earlier, later) -> later);
    }

    private CodeFacts code(Program program) {
        List<ProgramSpec> functions = bench.loadedWith(program).map(loaded -> loaded.file().subprograms())
                .orElse(List.of());
        return program.spec().map(spec -> CodeReader.read(spec, functions, program.info().type()))
                .orElse(CodeFacts.NONE);
    }

    private Prints prints(Program program, CodeFacts code) {
        List<String> refused = bench.loadedWith(program)
                .map(loaded -> Printing.refused(loaded.file(), program.name()))
                .orElse(List.of());
        return new Prints(code.prints(), refused, bench.settings().on(Setting.TRACE));
    }
}
