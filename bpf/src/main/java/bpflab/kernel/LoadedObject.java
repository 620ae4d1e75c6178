package bpflab.kernel;

import bpflab.elf.ObjectFile;
import bpflab.map.BpfMap;
import java.util.List;

/**
 * An object in the kernel: its programs, one by one, and its maps.
 *
 * @param file what was loaded
 * @param results one for each program that was asked for, in the order of the file
 * @param maps in the order of the file; those of an object in which every program was refused are not there
 * @param notes what a person should know of it: what was taken for what
 */
public record LoadedObject(ObjectFile file, List<LoadResult> results, List<BpfMap> maps, List<String> notes)
        implements AutoCloseable {
    /** An object of which there is nothing to say. */
    public LoadedObject(ObjectFile file, List<LoadResult> results, List<BpfMap> maps) {
        this(file, results, maps, List.of());
    }

    public LoadedObject {
        notes = List.copyOf(notes);
        results = List.copyOf(results);
        maps = List.copyOf(maps);
    }

    /** Lets go of all programs, then of all maps, each in reverse order. */
    @Override
    public void close() {
        for (int i = results.size() - 1; i >= 0; i--) {
            if (results.get(i) instanceof LoadResult.Loaded loaded) {
                loaded.program().close();
            }
        }
        for (int i = maps.size() - 1; i >= 0; i--) {
            maps.get(i).close();
        }
    }
}
