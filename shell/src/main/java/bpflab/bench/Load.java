package bpflab.bench;

import bpflab.clang.Compilation;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a file that was to be loaded.
 *
 * @param file the file
 * @param compilation what clang said; empty for an object file
 * @param object what the kernel said, program by program; empty when it did not compile
 * @param remarks what else a person should know: an earlier version that is still attached
 */
public record Load(Path file, Optional<Compilation> compilation, Optional<LoadedObject> object, List<String> remarks) {
    public Load {
        remarks = List.copyOf(remarks);
    }

    /** The programs that are in the kernel now. */
    public List<LoadResult.Loaded> loaded() {
        return of(LoadResult.Loaded.class);
    }

    /** The programs that the kernel refused. */
    public List<LoadResult.Rejected> rejected() {
        return of(LoadResult.Rejected.class);
    }

    /** Whether all of it is in the kernel. */
    public boolean ok() {
        return object.isPresent() && rejected().isEmpty();
    }

    private <T extends LoadResult> List<T> of(Class<T> kind) {
        return object.stream().flatMap(o -> o.results().stream()).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Good to look at, at a prompt. */
    @Override
    public String toString() {
        if (object.isEmpty()) {
            return file.getFileName() + " does not compile";
        }
        List<String> in = loaded().stream()
                .map(l -> l.program().name() + " (id " + l.program().info().id() + ")")
                .toList();
        List<String> out = rejected().stream().map(r -> r.spec().name()).toList();
        return (in.isEmpty() ? "nothing loaded" : "loaded " + String.join(", ", in))
                + (out.isEmpty() ? "" : "; refused " + String.join(", ", out));
    }
}
