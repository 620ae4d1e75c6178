package bpflab.clang;

import bpflab.machine.Machine;
import bpflab.machine.Tools;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for clang where a shell would. */
record ClangSearch(Machine machine) {
    private static final int OLDEST = 14;
    private static final int NEWEST = 22;

    /**
     * The program's file.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    Path path() {
        Tools tools = machine.tools();
        Optional<String> named = machine.variable("CLANG").filter(name -> !name.isBlank());
        if (named.isPresent()) {
            return tools.find(named.get()).orElseThrow(() -> Trouble.machine("cannot find clang",
                    "the variable CLANG names " + named.get() + ", and that is no program",
                            "unset CLANG, or set it to the path of a clang").toException());
        }
        for (String name : names()) {
            Optional<Path> found = tools.find(name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw Trouble.machine(
                "cannot find clang",
                        "no clang and no clang-" + OLDEST + " to clang-" + NEWEST + " is in the folders of PATH",
                "!apt-get install clang").toException();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("clang"));
        for (int version = NEWEST; version >= OLDEST; version--) {
            names.add("clang-" + version);
        }
        return names;
    }
}
