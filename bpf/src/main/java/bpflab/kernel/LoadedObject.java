package bpflab.kernel;

import bpflab.ast.SourceTrees;
import bpflab.elf.ObjectFile;
import bpflab.map.BpfMap;
import java.util.List;

/**
 * An object in the kernel: its programs, one by one, and its maps.
 *
 * @param file what was loaded
 * @param results one for each program that was asked for, in the order of the file
 * @param maps in the order of the file; of an object in which every program was refused only those that were pinned are
 *     there
 * @param pins of the maps whose definition says that they are to be pinned
 * @param notes what a person should know of it: what was taken for what
 * @param sources the trees of the C that it was compiled from
 */
public record LoadedObject(
        ObjectFile file, List<LoadResult> results, List<BpfMap> maps, List<MapPin> pins, List<String> notes,
        SourceTrees sources)
        implements AutoCloseable {
    /** An object of which there is nothing to say. */
    public LoadedObject(ObjectFile file, List<LoadResult> results, List<BpfMap> maps) {
        this(file, results, maps, List.of(), List.of(), SourceTrees.NONE);
    }

    public LoadedObject {
        notes = List.copyOf(notes);
        pins = List.copyOf(pins);
        results = List.copyOf(results);
        maps = List.copyOf(maps);
    }

    /** The programs that are in the kernel. */
    public List<Program> programs() {
        return results.stream()
                .filter(LoadResult.Loaded.class::isInstance)
                .map(result -> ((LoadResult.Loaded) result).program())
                .toList();
    }

    /** The same without some of its programs, which are let go. */
    public LoadedObject without(List<Program> gone) {
        gone.forEach(Program::close);
        List<LoadResult> rest = results.stream()
                .filter(result -> !(result instanceof LoadResult.Loaded loaded && gone.contains(loaded.program())))
                .toList();
        return new LoadedObject(file, rest, maps, pins, notes, sources);
    }

    /** Lets go of all programs, then of all maps, each in reverse order. */
    @Override
    public void close() {
        List<Program> programs = programs();
        for (int i = programs.size() - 1; i >= 0; i--) {
            programs.get(i).close();
        }
        for (int i = maps.size() - 1; i >= 0; i--) {
            maps.get(i).close();
        }
    }
}
