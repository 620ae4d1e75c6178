package bpflab.bench;

import bpflab.btf.Value;
import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.Order;
import bpflab.hook.Sec;
import bpflab.hook.Xdp;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.Program;
import bpflab.lab.Lab;
import bpflab.map.MapEntry;
import bpflab.map.TypedMap;
import bpflab.trace.TraceLine;
import bpflab.view.Clean;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What Java at the prompt can call by its bare name. */
public final class JavaApi {
    private static volatile Bench bench;
    private static final ProcessSymbols PROCESSES = new ProcessSymbols();
    private static volatile Consumer<String> printer = line -> { };

    private JavaApi() {}

    /** Says which bench the calls are for. */
    public static void use(Bench current) {
        bench = current;
    }

    /** Says where lines are printed. */
    public static void printTo(Consumer<String> lines) {
        printer = lines;
    }

    /** The bench itself. */
    public static Bench bench() {
        return bench;
    }

    /** Compiles and loads a file, named as {@code :load} names it. */
    public static Load load(String file) throws InterruptedException {
        return new Loading(bench).load(bench.file(file), LoadOptions.DEFAULT);
    }

    /** The program with that name or id. */
    public static Program program(String name) {
        return bench.handles().keepBorrowed(bench.program(name));
    }

    /** The programs of this bench. */
    public static List<Program> programs() {
        return bench.programs();
    }

    /** The map with that name or id, typed. */
    public static TypedMap map(String name) {
        return new TypedMap(bench.handles().keepBorrowed(bench.map(name)));
    }

    /** The maps of this bench, typed. */
    public static List<TypedMap> maps() {
        return bench.maps().stream().map(TypedMap::new).toList();
    }

    /**
     * Attaches an XDP program to an interface, in the mode that the kernel chooses. Asks, as {@code :attach} does,
     * where a connection may hang on it.
     */
    public static Link attach(String program, String device) throws InterruptedException {
        Hook place = new Xdp(device, Xdp.Mode.ANY);
        ConnectionGuard.here().ask(bench.interaction(), place,
                "attach(\"" + program + "\", \"xdp\", \"" + device + "\", \"--yes\")");
        return attached(bench.program(program), place, Order.ANY);
    }

    /** In the lab, which is made where it is not there yet, as {@code :attach} does. */
    private static Link attached(Program program, Hook place, Order order) {
        if (List.of(place.target().split(" ")).contains(Lab.DEVICE) && bench.labIfUp().isEmpty()) {
            bench.lab();
        }
        return bench.attach(program, place, order);
    }

    /**
     * Attaches a program to any hook that {@code :attach} knows, by the same words: {@code attach("count",
     * "tracepoint", "syscalls/sys_enter_getpid")}; and with the same options, {@code attach("count", "tc",
     * "ingress lo", "--before", "drop", "--yes")}. With {@code --yes} nobody is asked: for scripts.
     *
     * @throws bpflab.trouble.TroubleException there is no such hook or option; it cannot be attached there
     */
    public static Link attach(String program, String hook, String target, String... options)
            throws InterruptedException {
        AttachOptions how = AttachOptions.of(options);
        Program found = bench.program(program);
        Hook place = new HookRequest(bench, found).hook(Optional.of(hook), HookChoice.words(target), how.mode());
        Order order = how.order(bench, place);
        order.check(found.name(), place);
        if (!how.sure()) {
            ConnectionGuard.here().ask(bench.interaction(), place,
                    "attach(\"" + program + "\", \"" + hook + "\", \"" + target + "\"" + how.javaWords() + ")");
        }
        return attached(found, place, order);
    }

    /**
     * Attaches the programs of this bench whose sections say where, as BCC's {@code BPF()} does with
     * {@code TRACEPOINT_PROBE} and {@code kprobe__}; leaves those that say no place, or are attached already.
     *
     * @throws bpflab.trouble.TroubleException one cannot be attached there
     */
    public static List<Link> attachAll() throws InterruptedException {
        List<Link> made = new ArrayList<>();
        for (Program program : bench.programs()) {
            boolean placed = program.spec().filter(spec -> !new Sec(spec.section()).target().isEmpty()).isPresent();
            int id = program.info().id();
            if (placed && bench.links().stream().noneMatch(link -> link.program().id() == id)) {
                Hook place = new HookRequest(bench, program).hook(Optional.empty(), List.of(), Optional.empty());
                made.add(bench.attach(program, place, Order.ANY));
            }
        }
        return List.copyOf(made);
    }

    /**
     * What programs print, from now on and until Ctrl-C, as it comes:
     * {@code trace().filter(line -> line.contains("drop")).limit(3).forEach(System.out::println)}.
     *
     * @throws bpflab.trouble.TroubleException tracefs is missing, no right
     */
    public static Stream<String> trace() {
        return new TraceStream(bench.trace()).texts();
    }

    /** Prints the trace line by line, as it comes, until Ctrl-C: BCC's {@code trace_print()}. */
    public static void tracePrint() {
        new TraceStream(bench.trace()).lines().forEach(line -> printer.accept(Clean.text(line.raw())));
    }

    /** What programs print with who was running, from now on and until Ctrl-C: BCC's {@code trace_fields()}. */
    public static Stream<TraceLine.Printed> traceFields() {
        return new TraceStream(bench.trace()).lines()
                .filter(TraceLine.Printed.class::isInstance).map(TraceLine.Printed.class::cast);
    }

    /**
     * The records of a ring buffer or perf buffer, from now on and until Ctrl-C. A record is the only struct of its
     * size that a program of the buffer knows: {@code events("opens").forEach(e -> print("%s", e.field("comm")))}.
     *
     * @throws bpflab.trouble.TroubleException there is no such map, it is no such buffer
     */
    public static Stream<Value> events(String map) {
        return records(map, Optional.empty());
    }

    /** The same, its records read as the struct of that name; trouble where there is none. */
    public static Stream<Value> events(String map, String struct) {
        return records(map, Optional.of(struct));
    }

    private static Stream<Value> records(String map, Optional<String> struct) {
        return RecordStream.of(bench, bench.handles().keepBorrowed(bench.map(map)), struct, printer);
    }

    /**
     * How fast the numbers of a map grow: each second those that moved, until Ctrl-C.
     * {@code rates("rxcnt").forEach(r -> print("proto %s: %10d pkt/s", r.key(), r.perSecond()))}
     */
    public static Stream<Rate> rates(String map) {
        return Ongoing.stream(new Rates(map(map))::next);
    }

    /** Runs Java whose streams end after so many seconds, as at Ctrl-C: {@code during(5, () -> tracePrint())}. */
    public static void during(double seconds, Runnable body) {
        Ongoing.during(Duration.ofNanos((long) (seconds * 1e9)), body);
    }

    /**
     * Runs Java each so many seconds, first after them, until Ctrl-C: {@code every(1, () -> printLog2Hist("dist",
     * "usecs"))}.
     */
    public static void every(double seconds, Runnable body) {
        Pace pace = new Pace(Duration.ofNanos((long) (seconds * 1e9)));
        Ongoing.stream(wait -> pace.next(wait) ? List.of(body) : List.of()).forEach(Runnable::run);
    }

    /** The entries of a map, by their keys: {@code for (var e : sorted("counter")) ...}. */
    public static List<MapEntry> sorted(String map) {
        return Sorted.byKey(map(map));
    }

    /** Takes all entries out of a map, and answers how many; of an array, whose entries stay, makes them 0. */
    public static int clear(String map) {
        return map(map).clear();
    }

    /**
     * Prints a line as Python's {@code print("..." % (a, b))} does; keys and values of maps may stand for {@code %d}:
     * {@code print("DEST_PORT : %10d, COUNT : %10d", e.key(), e.value())}.
     */
    public static void print(String format, Object... arguments) {
        printer.accept(arguments.length == 0 ? format : String.format(format, Arrays.stream(arguments)
                .map(argument -> argument instanceof Value value
                        ? value.number().map(Object.class::cast).orElseGet(() -> text(value))
                        : argument)
                .toArray()));
    }

    /** Text without its quotes. */
    private static Object text(Value value) {
        return value instanceof Value.Text text ? Clean.text(text.value()) : value;
    }

    /** Prints a map of slots as BCC's {@code print_log2_hist} does; the unit heads the slots: {@code usecs}. */
    public static void printLog2Hist(String map, String unit) {
        new BccHistogram(map(map), unit).log2().forEach(printer);
    }

    /** Prints a map of slots as BCC's {@code print_linear_hist} does. */
    public static void printLinearHist(String map, String unit) {
        new BccHistogram(map(map), unit).linear().forEach(printer);
    }

    /**
     * A stack of a stack trace map, the innermost function first, {@code do_sys_openat2+0x8b}; addresses that are no
     * function of the kernel as numbers.
     *
     * @param id what bpf_get_stackid answered
     */
    public static List<String> stack(String map, long id) {
        return walk(map, id).stream().map(JavaApi::ksym).toList();
    }

    /** The addresses of a stack of a stack trace map, the innermost first; bpf_get_stackid answers its id. */
    public static List<Long> walk(String map, long id) {
        return map(map).value(id) instanceof Value.Array frames
                ? frames.items().stream().map(Value::asLong).toList()
                : List.of();
    }

    /**
     * A stack of a process, as {@code BPF_F_USER_STACK} collects them: {@code main+0x12}, and the file and how far
     * where that has no symbol, {@code libc.so.6+0x2a1b3}. The process must be there still.
     *
     * @param id what bpf_get_stackid answered
     * @param pid the process
     */
    public static List<String> stack(String map, long id, long pid) {
        return walk(map, id).stream().map(address -> sym(address, pid)).toList();
    }

    /** The function of a process that an address is in, {@code main+0x12}; the number where there is none. */
    public static String sym(long address, long pid) {
        return PROCESSES.name(pid, address);
    }

    /** The kernel's function that an address is in, {@code do_sys_openat2+0x8b}; the number where there is none. */
    public static String ksym(long address) {
        return new BenchNames(bench).symbol(address).orElseGet(() -> "0x" + Long.toHexString(address));
    }

    /** Detaches what {@code :detach} calls so: a program, wherever it is. Answers how often it was attached. */
    public static int detach(String program) {
        List<Link> links = new CalledLinks(bench).called(program);
        links.forEach(bench::detach);
        return links.size();
    }

    /**
     * The verifier's log of what was loaded last, the refused program's when one was refused; no line when the kernel
     * wrote none.
     */
    public static View verifier() {
        List<LoadResult> last = bench.lastVerdicts();
        String log = last.stream()
                .filter(LoadResult.Rejected.class::isInstance)
                .findFirst()
                .or(() -> last.stream().findFirst())
                .map(verdict -> verdict.log().text())
                .orElse("");
        return new Listing(log.lines().map(Line::of).toList());
    }
}
