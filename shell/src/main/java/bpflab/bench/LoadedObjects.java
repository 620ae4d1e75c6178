package bpflab.bench;

import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** The objects that are loaded, oldest first, and the last verdict on each program. */
final class LoadedObjects {
    private final List<LoadedObject> objects = new ArrayList<>();
    /** Made at the prompt, not by a file. */
    private final List<BpfMap> made = new ArrayList<>();
    private List<LoadResult> last = List.of();
    private final Map<String, LoadResult> verdicts = new LinkedHashMap<>();
    /** Of programs that were loaded again, by their names, the file as it was before. */
    private final Map<String, ObjectFile> before = new HashMap<>();

    /**
     * Takes an object in the place of earlier ones of the same file: a program in the place of that of its name. One
     * of which nothing was loaded takes no place.
     *
     * @param attached tells whether a program of that id is attached
     * @return the programs of earlier ones that stay because they are attached
     */
    List<Program> put(LoadedObject object, IntPredicate attached) {
        remember(object.results());
        if (object.programs().isEmpty()) {
            object.close();
            return List.of();
        }
        noteBefore(object);
        objects.add(object);
        dropSuperseded(attached);
        return objects.stream()
                .filter(earlier -> earlier != object)
                .flatMap(earlier -> superseded(earlier, List.of(object)).stream())
                .toList();
    }

    private void noteBefore(LoadedObject object) {
        for (LoadedObject earlier : objects) {
            if (earlier.file().name().equals(object.file().name())) {
                object.programs().stream()
                        .map(Program::name)
                        .filter(name -> earlier.programs().stream().anyMatch(each -> each.name().equals(name)))
                        .forEach(name -> before.put(name, earlier.file()));
            }
        }
    }

    /** The file of a program as it was when a program of that name was loaded from it before; empty when none was. */
    Optional<ObjectFile> before(Program program) {
        return Optional.ofNullable(before.get(program.name()));
    }

    /** Takes verdicts on programs of a file; those of the same name are forgotten. */
    void remember(List<? extends LoadResult> results) {
        last = List.copyOf(results);
        results.forEach(result -> {
            verdicts.remove(result.spec().name());
            verdicts.put(result.spec().name(), result);
        });
    }

    /** Lets go of programs that a later load of the same file replaced, once they are attached nowhere. */
    void dropSuperseded(IntPredicate attached) {
        for (int i = objects.size() - 2; i >= 0; i--) {
            LoadedObject earlier = objects.get(i);
            List<Program> gone = superseded(earlier, objects.subList(i + 1, objects.size())).stream()
                    .filter(program -> !attached.test(program.info().id()))
                    .toList();
            LoadedObject rest = gone.isEmpty() ? earlier : earlier.without(gone);
            if (rest.programs().isEmpty()) {
                objects.remove(i);
                rest.close();
            } else {
                objects.set(i, rest);
            }
        }
    }

    /**
     * The programs of an object that were loaded again, or are no longer in the file. One that was refused later, or
     * not asked for, is still of use.
     */
    private static List<Program> superseded(LoadedObject earlier, List<LoadedObject> later) {
        List<LoadedObject> same = later.stream()
                .filter(object -> object.file().name().equals(earlier.file().name()))
                .toList();
        return earlier.programs().stream()
                .filter(program -> same.stream().anyMatch(object -> replaces(object, program.name())))
                .toList();
    }

    private static boolean replaces(LoadedObject later, String name) {
        return later.programs().stream().anyMatch(program -> program.name().equals(name))
                || later.file().program(name).isEmpty();
    }

    /** The programs in the kernel, oldest first. */
    List<Program> programs() {
        return objects.stream().flatMap(object -> object.programs().stream()).toList();
    }

    /** The maps, oldest first. */
    List<BpfMap> maps() {
        return Stream.concat(objects.stream().flatMap(object -> object.maps().stream()), made.stream()).toList();
    }

    /** The object that has a program. */
    Optional<LoadedObject> with(Program program) {
        return objects.stream().filter(object -> object.programs().contains(program)).findFirst();
    }

    /** Takes a map that no file brought. */
    void add(BpfMap map) {
        made.add(map);
    }

    /** The last verdicts, oldest first. */
    List<LoadResult> verdicts() {
        return List.copyOf(verdicts.values());
    }

    /** The verdicts on the programs of the last object. */
    List<LoadResult> lastVerdicts() {
        return last;
    }

    /** The file that a program was loaded from. */
    Optional<ObjectFile> fileOf(Program program) {
        return with(program).map(LoadedObject::file);
    }

    /**
     * Whether a program may print: it, or a function of its file, calls a printing helper. Of a program from elsewhere
     * nobody here knows.
     */
    boolean mayPrint(Program program) {
        return fileOf(program).map(file -> new PrintCalls(file).any()).orElse(true);
    }

    /** The calls that print nothing, of all files. */
    List<String> refusedFormats() {
        return objects.stream().flatMap(object -> new PrintCalls(object.file()).refused().stream()).distinct().toList();
    }

    /** Lets go of everything, newest first. */
    void clear() {
        for (int i = objects.size() - 1; i >= 0; i--) {
            objects.get(i).close();
        }
        objects.clear();
        made.forEach(BpfMap::close);
        made.clear();
    }
}
