package bpflab.bench;

import bpflab.clang.Clang;
import bpflab.clang.HeaderSource;
import bpflab.dialect.all.Dialects;
import bpflab.hook.Feature;
import bpflab.jit.MachineCode;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.lab.Namespaces;
import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.machine.Machine;
import bpflab.progress.Student;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What benches are joined from, and the one place that joins them. Nothing is opened until a bench needs it.
 *
 * @param machine the one that they stand on
 * @param kernel opens the kernel, which notes its calls in the log
 * @param namespaces the way into the lab's network namespace
 * @param clang finds the compiler, which takes this kernel's types from there
 * @param folders where things are kept
 */
public record Parts(
        Machine machine, Function<CallLog, Kernel> kernel, Namespaces namespaces, Function<HeaderSource, Clang> clang,
        Folders folders) {

    /** Those of this machine: its kernel and its compiler. */
    public static Parts ofThisMachine(Folders folders) {
        return new Parts(
                Machine.here(), LinuxKernel::open, NetworkNamespace::call,
                header -> compiler(header, folders), folders);
    }

    private static Clang compiler(HeaderSource header, Folders folders) {
        LinuxKernel.getReadyToLoad();
        return Clang.find(header, folders.cache()).rewriting(new Dialects()).keepingReady();
    }

    /**
     * Opens the libraries that a bench will ask for: takes a while, and may be done beside.
     *
     * @param machineCode whether machine code will be listed, too
     */
    public static void getReady(boolean machineCode) {
        LinuxKernel.getReady();
        if (machineCode) {
            MachineCode.link();
        }
    }

    /** The machine, as lessons ask for it. */
    public Conditions conditions() {
        return new Conditions(machine, this::features);
    }

    /** A bench for a student, at no lesson yet, with the progress that the student's file tells. */
    public Bench forStudent(Course course, Student student) {
        return new Bench(this, CourseSession.of(course, conditions(), student));
    }

    /** A bench that keeps its copies of lessons in that folder and remembers nothing: for scripts. */
    public Bench pristine(Course course, Path folder) {
        return new Bench(this, CourseSession.pristine(course, conditions(), folder));
    }

    /**
     * Removes what killed benches left behind in the kernel.
     *
     * @return what was removed, a few words each
     */
    public List<String> sweep() {
        return Leftovers.sweep(folders, note -> {
            try (Kernel opened = kernel.apply(new CallLog())) {
                return opened.cleanup().takeAway(note);
            }
        });
    }

    private Set<Feature> features() {
        try (Kernel opened = kernel.apply(new CallLog())) {
            return opened.features();
        }
    }
}
