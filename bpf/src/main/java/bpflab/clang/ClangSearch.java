package bpflab.clang;

import bpflab.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for clang where a shell would. */
record ClangSearch(Map<String, String> environment) {
    private static final int OLDEST = 14;
    private static final int NEWEST = 22;

    /** The program's file. @throws bpflab.trouble.TroubleException there is none */
    Path path() {
        String named = environment.getOrDefault("CLANG", "");
        if (!named.isBlank()) {
            return program(named).orElseThrow(() -> Trouble.machine("cannot find clang",
                    "the variable CLANG names " + named + ", and that is no program",
                            "unset CLANG, or set it to the path of a clang").toException());
        }
        for (String name : names()) {
            Optional<Path> found = program(name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw Trouble.machine(
                "cannot find clang",
                        "no clang and no clang-" + OLDEST + " to clang-" + NEWEST + " is in the folders of PATH",
                "apt-get install clang").toException();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("clang"));
        for (int version = NEWEST; version >= OLDEST; version--) {
            names.add("clang-" + version);
        }
        return names;
    }

    private Optional<Path> program(String name) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name)).filter(ClangSearch::runs);
        }
        for (String folder : environment.getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(folder, name);
            if (runs(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
