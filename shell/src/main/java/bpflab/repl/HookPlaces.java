package bpflab.repl;

import bpflab.elf.Executable;
import bpflab.hook.HookKind;
import bpflab.hook.Iterator;
import bpflab.hook.Netfilter;
import bpflab.hook.PerfEvent;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.machine.Cgroups;
import bpflab.machine.Libraries;
import bpflab.machine.Machine;
import bpflab.machine.Ports;
import bpflab.trace.TraceEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The places that a hook can be attached to, for Tab: what is offered follows the hook, and the words before. */
record HookPlaces(Names names) {
    private static final int MOST = 500;
    private static final String ENTER = "syscalls/sys_enter_";
    private static final List<String> NAMESPACES = List.of("/proc/self/ns/net");

    /**
     * What may stand at a word of a place.
     *
     * @param before the words of the place before it
     * @param typed how far the word is typed
     */
    List<String> words(HookKind kind, List<String> before, String typed) {
        boolean first = before.isEmpty();
        return switch (kind.target()) {
            case INTERFACE -> Names.interfaces();
            case SOCKET -> Stream.of(Names.interfaces(), Ports.open()).flatMap(List::stream).toList();
            case GROUP -> Ports.open();
            case DIRECTION, END -> first ? kind.points() : Names.interfaces();
            case CGROUP -> first && kind.points().size() > 1 ? kind.points() : Cgroups.all();
            case MAP -> first && kind.points().size() > 1 ? kind.points() : names.maps(kind, "");
            case STRUCTURE -> names.maps(kind, "");
            case EVENT -> TraceEvents.names();
            case RAW_EVENT, TYPED_EVENT -> TraceEvents.rawNames();
            case PERF -> PerfEvent.events();
            case NAMESPACE -> Stream.concat(NAMESPACES.stream(), Names.children(Path.of("/run/netns")).stream()
                    .map(Path::toString)).toList();
            case PROTOCOL -> protocol(before);
            case FUNCTION, PROBED, FUNCTIONS, DECISION -> functions(typed);
            case SYSCALL -> syscalls();
            case BINARY, BINARIES -> binary(typed, false);
            case PROBE -> binary(typed, true);
            case ROUTE -> route(before);
            case OBJECTS -> first ? Iterator.kinds() : within(before.get(0));
            default -> List.of();
        };
    }

    private List<String> within(String objects) {
        return switch (Iterator.part(objects)) {
            case MAP -> names.maps(HookKind.ITERATOR, objects);
            case CGROUP -> Cgroups.all();
            case PROCESS -> Names.children(Path.of("/proc")).stream().map(Path::getFileName).map(Path::toString)
                    .filter(name -> name.matches("\\d+")).toList();
            case NONE -> List.of();
        };
    }

    /** {@code 10.11.0.2 via 10.11.0.1 dev lab0}. */
    private static List<String> route(List<String> before) {
        String last = before.isEmpty() ? "via" : before.get(before.size() - 1);
        return switch (last) {
            case "via" -> Arrays.stream(IpVersion.values()).flatMap(ip -> 
                    Stream.of(ip.target(Direction.TO_PEER), ip.target(Direction.FROM_PEER))).toList();
            case "dev" -> Names.interfaces();
            default -> Stream.of("dev", "via")
                    .filter(word -> !before.contains("dev") && !before.contains(word))
                    .toList();
        };
    }

    private static List<String> protocol(List<String> before) {
        String start = String.join(" ", before) + (before.isEmpty() ? "" : " ");
        return Netfilter.places().stream()
                .filter(place -> place.startsWith(start))
                .map(place -> place.substring(start.length()).split(" ")[0])
                .distinct()
                .toList();
    }

    private List<String> functions(String typed) {
        return names.host().functions(typed, MOST);
    }

    /** Of a file behind its colon; before that, programs on the PATH, and files when a stroke is typed. */
    private List<String> binary(String typed, boolean probes) {
        int colon = typed.indexOf(':');
        if (colon < 0) {
            return typed.contains("/") ? names.files(typed)
                    : names.tools().stream().filter(tool -> tool.startsWith(typed)).map(tool -> tool + ":").toList();
        }
        String file = typed.substring(0, colon);
        Optional<Path> found = file.contains("/")
                ? Optional.of(Path.of(file)).filter(Files::isRegularFile)
                : Libraries.find(file).or(() -> Machine.here().tools().binary(file)).or(() -> names.file(file));
        return found.map(Executable::read)
                .map(binary -> probes ? binary.probeNames() : binary.functions().keySet())
                .orElse(Set.of())
                .stream()
                .map(name -> file + ":" + name)
                .filter(name -> name.startsWith(typed))
                .sorted()
                .limit(MOST)
                .toList();
    }

    private static List<String> syscalls() {
        return TraceEvents.names().stream()
                .filter(name -> name.startsWith(ENTER))
                .map(name -> name.substring(ENTER.length()))
                .toList();
    }
}
