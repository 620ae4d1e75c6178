package bpflab.bench;

import bpflab.hook.Hook;
import bpflab.hook.HookChoice;
import bpflab.hook.Xdp;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.Program;
import bpflab.map.TypedMap;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Java at the prompt can call by its bare name. */
public final class JavaApi {
    private static volatile Bench bench;

    private JavaApi() {}

    /** Says which bench the calls are for. */
    public static void use(Bench current) {
        bench = current;
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
        ConnectionGuard.here().ask(bench.interaction(), place, ":attach " + program + " xdp " + device + " --yes");
        return bench.attach(bench.program(program), place, false);
    }

    /**
     * Attaches a program to any hook that {@code :attach} knows, by the same words: {@code attach("count",
     * "tracepoint", "syscalls/sys_enter_getpid")}.
     *
     * @throws bpflab.trouble.TroubleException there is no such hook; it cannot be attached there
     */
    public static Link attach(String program, String hook, String target) throws InterruptedException {
        Program found = bench.program(program);
        Hook place = new HookRequest(bench, found).hook(
                Optional.of(hook), HookChoice.words(target), Optional.empty());
        ConnectionGuard.here().ask(bench.interaction(), place,
                ":attach " + program + " " + hook + " " + target + " --yes");
        return bench.attach(found, place, false);
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

    /** Detaches a program from wherever this bench attached it. @return how often it was attached */
    public static int detach(String program) {
        List<Link> links = bench.links().stream()
                .filter(link -> link.program().name().equals(program) || link.hook().target().equals(program))
                .toList();
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
