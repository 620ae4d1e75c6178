package bpflab.bench;

import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The objects that are loaded, oldest first, and the last verdict on each program. */
final class LoadedObjects {
    private final List<LoadedObject> objects = new ArrayList<>();
    private List<LoadResult> last = List.of();
    private final Map<String, LoadResult> verdicts = new LinkedHashMap<>();

    /**
     * Takes an object in the place of earlier ones of the same file; one of which nothing was loaded takes no place.
     *
     * @param attached tells whether a program of that id is attached
     * @return the programs of earlier ones that stay because they are attached
     */
    List<Program> put(LoadedObject object, IntPredicate attached) {
        List<LoadedObject> earlier = objects.stream().filter(o -> supersedes(object, o)).toList();
        List<Program> staying = earlier.stream()
                .flatMap(o -> programs(o).stream())
                .filter(p -> attached.test(p.info().id()))
                .toList();
        if (object.results().stream().anyMatch(LoadResult.Loaded.class::isInstance)) {
            objects.add(object);
        } else {
            object.close();
        }
        remember(object.results());
        dropSuperseded(attached);
        return staying;
    }

    /** Takes verdicts on programs of a file; those of the same name are forgotten. */
    void remember(List<? extends LoadResult> results) {
        last = List.copyOf(results);
        results.forEach(result -> {
            verdicts.remove(result.spec().name());
            verdicts.put(result.spec().name(), result);
        });
    }

    /** Lets go of objects that a later one of the same file replaced, once nothing of them is attached. */
    void dropSuperseded(IntPredicate attached) {
        for (int i = objects.size() - 1; i >= 0; i--) {
            LoadedObject object = objects.get(i);
            boolean replaced = objects.subList(i + 1, objects.size()).stream()
                    .anyMatch(later -> supersedes(later, object));
            if (replaced && programs(object).stream().noneMatch(p -> attached.test(p.info().id()))) {
                objects.remove(i);
                object.close();
            }
        }
    }

    /**
     * Whether nothing is lost when an earlier object of the same file goes: each of its programs is loaded again, or is
     * no longer in the file. One that was refused this time, or not asked for, is still of use.
     */
    private static boolean supersedes(LoadedObject later, LoadedObject earlier) {
        List<String> loaded = programs(later).stream().map(Program::name).toList();
        return later.file().name().equals(earlier.file().name())
                && programs(earlier).stream()
                        .map(Program::name)
                        .allMatch(name -> loaded.contains(name) || later.file().program(name).isEmpty());
    }

    /** The programs in the kernel, oldest first. */
    List<Program> programs() {
        return objects.stream().flatMap(object -> programs(object).stream()).toList();
    }

    /** The maps, oldest first. */
    List<BpfMap> maps() {
        return objects.stream().flatMap(object -> object.maps().stream()).toList();
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
        return objects.stream()
                .filter(object -> programs(object).contains(program))
                .map(LoadedObject::file)
                .findFirst();
    }

    /**
     * Whether a program may print: it, or a function of its file, calls a printing helper. Of a program from elsewhere
     * nobody here knows.
     */
    boolean mayPrint(Program program) {
        return fileOf(program).map(Printing::isIn).orElse(true);
    }

    /** Lets go of everything, newest first. */
    void clear() {
        for (int i = objects.size() - 1; i >= 0; i--) {
            objects.get(i).close();
        }
        objects.clear();
    }

    private static List<Program> programs(LoadedObject object) {
        return object.results().stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(result -> ((LoadResult.Loaded) result).program())
                .toList();
    }
}
