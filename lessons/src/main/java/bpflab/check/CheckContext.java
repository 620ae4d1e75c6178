package bpflab.check;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.lab.Lab;
import bpflab.map.BpfMap;
import bpflab.trace.TraceInstance;
import java.util.Optional;
import java.util.Random;

/**
 * What is there while a file is examined.
 *
 * @param attaching attaches programs where the exercise attaches its own
 * @param lab there when a check needs {@link Setup#LAB}
 * @param trace there when a check needs {@link Setup#TRACE}
 * @param mine the student's file, to be loaded once more
 * @param solution the lesson's solution
 * @param given the file as the lesson gave it
 * @param attached what is attached of the student's file
 * @param random what is left to chance; the same seed sends the same
 */
record CheckContext(
        LoadedObject object, Program program, Opened.Way mine, Opened.Way solution, Opened.Way given, Attached attached,
        Attached.Way attaching, Optional<Lab> lab, Optional<TraceInstance> trace, Random random) {
    /** The map of that name; libbpf may have put the object's name before {@code .bss} and its like. */
    Optional<BpfMap> map(String name) {
        return object.maps().stream().filter(map -> map.name().equals(name)).findFirst();
    }

    Lab network() {
        return lab.orElseThrow();
    }
}
