package bpflab.clang;

import bpflab.trouble.Trouble;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words that have clang write files besides the object. Here clang runs with the rights of bpflab, under sudo
 * root's, and would follow a link that somebody put in the way: it writes nothing but the object, and that to a pipe.
 */
final class WritingFlags {
    private static final Pattern WRITES = Pattern.compile(
            "-o.*|-M[DFJ].*|-MMD|--?save-temps.*|--?serialize-diagnostics.*|-?-dependency-(?:file|dot).*|-ftime-trace.*"
                    + "|-gsplit-dwarf.*|-fmodules.*|-fcrash-diagnostics-dir.*|-fprofile-.*|-fcoverage-.*|--coverage"
                    + "|-fsave-optimization-record.*|-foptimization-record-file.*|-fproc-stat-report.*"
                    + "|-fdiagnostics-.*file.*|-Wp,.*-M.*|--?index-store-path.*|-emit-pch|-header-include-file"
                    + "|-stats-file.*|--analyze.*"
                    + "|--config.*|@.*");

    private WritingFlags() {}

    /**
     * Refuses them.
     *
     * @throws bpflab.trouble.TroubleException one of the words is of that kind
     */
    static void refuse(List<String> words) {
        words.stream().filter(word -> WRITES.matcher(word).matches()).findFirst().ifPresent(word -> {
            throw Trouble.usage(
                    "clang is not run with " + word,
                    word.startsWith("-o") ? "the object is kept in memory, and called like its source"
                            : "it may write files, and here clang writes nothing but the object",
                    "leave it out").toException();
        });
    }
}
