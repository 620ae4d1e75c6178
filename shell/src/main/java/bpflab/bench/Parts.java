package bpflab.bench;

import bpflab.clang.Clang;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.lab.Namespaces;
import bpflab.machine.Machine;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a bench is joined from.
 *
 * @param machine the one that it stands on
 * @param kernel opens the kernel, which notes its calls in the log
 * @param namespaces the way into the lab's network namespace
 * @param clang finds the compiler
 * @param study where the student is
 * @param settings what {@code :set} changes
 * @param folders where things are kept
 */
public record Parts(
        Machine machine, Function<CallLog, Kernel> kernel, Namespaces namespaces, Supplier<Clang> clang,
                CourseSession study, Settings settings,
        Folders folders) {}
