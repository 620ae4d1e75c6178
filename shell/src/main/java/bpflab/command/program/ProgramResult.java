package bpflab.command.program;

import bpflab.json.IfPresent;
import bpflab.json.Inline;
import bpflab.kernel.LoadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one program of a file, as data.
 *
 * @param program its name
 * @param loaded whether it is in the kernel
 * @param id the kernel's number for it
 * @param why why it is not
 */
record ProgramResult(
        String program, boolean loaded, @IfPresent Optional<Integer> id, @Inline Optional<RejectionData> why) {
    /** Of programs of a file. */
    static List<ProgramResult> of(Path file, List<? extends LoadResult> results) {
        return results.stream().map(result -> of(file, result)).toList();
    }

    private static ProgramResult of(Path file, LoadResult result) {
        String name = result.spec().name();
        return result instanceof LoadResult.Rejected rejected
                ? new ProgramResult(
                        name, false, Optional.empty(), Optional.of(RejectionData.of(file, rejected.explanation())))
                : new ProgramResult(
                        name, true, Optional.of(((LoadResult.Loaded) result).program().info().id()), Optional.empty());
    }
}
