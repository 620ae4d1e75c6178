package bpflab.repl;

import bpflab.bench.Bench;
import bpflab.bench.HookRequest;
import bpflab.bench.Setting;
import bpflab.command.Argument;
import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.kernel.Host;
import bpflab.kernel.Program;
import bpflab.lesson.Course;
import bpflab.lesson.Glossary;
import bpflab.libbpf.InterfaceNames;
import bpflab.map.BpfMap;
import bpflab.map.MapType;
import bpflab.packet.Packet;
import bpflab.view.Clean;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names that there are right now: files, programs, maps, interfaces. */
class Names {
    private final Bench bench;

    Names(Bench bench) {
        this.bench = bench;
    }

    /** All names of a kind; files have {@link #files}. */
    List<String> of(Argument.Kind kind) {
        return switch (kind) {
            case PROGRAM -> bench.programs().stream().map(Program::name).distinct().toList();
            case MAP -> bench.maps().stream().map(BpfMap::name).distinct().toList();
            case LINK -> links();
            case LESSON -> bench.course().lessons().entries().stream().map(Course.Entry::name).toList();
            case WORD -> Glossary.of(bench.course().lessons().course()).words().stream()
                    .flatMap(word -> word.names().stream())
                    .toList();
            case SETTING -> Setting.words();
            case PACKET -> Packet.words();
            default -> List.of();
        };
    }

    /** The hook that the section of a program of this bench says. */
    Optional<HookKind> hook(String program) {
        return bench.programs().stream().filter(each -> each.name().equals(program))
                .flatMap(each -> each.spec().flatMap(spec -> new Sec(spec.section()).kind()).stream())
                .filter(HookKind::isAttachable)
                .findFirst();
    }

    /** The kernel itself. */
    Host host() {
        return bench.host();
    }

    /**
     * The maps of this bench that a hook may be at.
     *
     * @param objects what an iterator walks over
     */
    List<String> maps(HookKind kind, String objects) {
        Set<MapType> types = HookRequest.mapsAt(kind, objects);
        return bench.maps().stream()
                .filter(map -> types.contains(map.info().type()) && HookRequest.isWritten(map))
                .map(BpfMap::name)
                .distinct()
                .toList();
    }

    /** A file of that name in the folder. */
    Optional<Path> file(String name) {
        return Optional.of(bench.file(name)).filter(Files::isRegularFile);
    }

    /** The functions of a file of that name that can be named one by one. */
    List<String> functions(String file) {
        return file(file).map(FileFunctions::of).orElse(List.of());
    }

    /** The places that hooks can be attached to. */
    HookPlaces places() {
        return new HookPlaces(this);
    }

    /**
     * Files and folders ({@code name/}) that begin as typed, from the student's folder. Hidden ones only when a dot is
     * typed.
     */
    List<String> files(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        String name = typed.substring(slash);
        try {
            return bench.folder().roots(typed).stream()
                    .flatMap(root -> children(bench.folder().in(root, folder)).stream())
                    .filter(child -> shown(child).startsWith(name)
                            && (name.startsWith(".") || !shown(child).startsWith(".")))
                    .map(child -> folder + shown(child) + (Files.isDirectory(child) ? "/" : ""))
                    .distinct()
                    .toList();
        } catch (InvalidPathException impossible) {
            return List.of();
        }
    }

    /** The programs on the PATH. */
    Set<String> tools() {
        return bench.machine().tools().names();
    }

    /** Those of this network namespace. */
    static List<String> interfaces() {
        return InterfaceNames.all();
    }

    private List<String> links() {
        List<String> names =
                new ArrayList<>(bench.links().stream().map(link -> link.program().name()).distinct().toList());
        names.add("all");
        return names;
    }

    private static String shown(Path child) {
        return child.getFileName().toString();
    }

    static List<Path> children(Path folder) {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(names::add);
            // The terminal would obey what is in such a name.
            names.removeIf(child -> !Clean.text(shown(child)).equals(shown(child)));
        } catch (IOException | DirectoryIteratorException none) {
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
