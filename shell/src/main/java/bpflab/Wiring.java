package bpflab;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Folders;
import bpflab.bench.JavaApi;
import bpflab.bench.Leftovers;
import bpflab.bench.Parts;
import bpflab.bench.Settings;
import bpflab.clang.Clang;
import bpflab.clang.HeaderSource;
import bpflab.command.all.AllCommands;
import bpflab.hook.Feature;
import bpflab.kernel.Host;
import bpflab.kernel.Kernel;
import bpflab.lab.Lab;
import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.machine.Machine;
import bpflab.progress.Student;
import bpflab.script.Session;
import bpflab.snippet.JavaSnippets;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Joins the parts of a bench. What it made is taken down when the process is told to end. */
final class Wiring {
    private final Machine machine = Machine.here();
    private final Folders folders = Folders.usual(System.getenv());
    private final Student student = Student.here();
    private final List<Session> made = new ArrayList<>();

    Wiring() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "bpflab-end"));
    }

    /** The lessons that come with bpflab. */
    Course course() {
        return Course.open(Path.of(System.getProperty("bpflab.home", ".")).resolve("lessons/course"));
    }

    /** Who sits here. */
    Student student() {
        return student;
    }

    /** This machine. */
    Machine machine() {
        return machine;
    }

    /** This machine, as lessons ask for it. */
    Conditions conditions() {
        return new Conditions(machine, Wiring::features);
    }

    private static Set<Feature> features() {
        try (Kernel kernel = LinuxKernel.open()) {
            return kernel.features();
        }
    }

    /** A bench for the student, at no lesson yet. */
    Session forStudent() {
        return join(CourseSession.of(course(), conditions(), student));
    }

    /** A bench that keeps copies of lessons in a folder of its own, and remembers nothing. */
    Session pristine(Course course, Path folder) {
        return join(CourseSession.pristine(course, conditions(), folder));
    }

    /** Removes what killed benches left behind. @return what was removed, a few words each */
    List<String> sweep() {
        try {
            List<String> removed = new ArrayList<>(Leftovers.sweep(folders));
            Lab.sweep().ifPresent(removed::add);
            return removed;
        } catch (TroubleException stillThere) {
            return List.of();
        }
    }

    private Session join(CourseSession study) {
        AtomicReference<Bench> made = new AtomicReference<>();
        Bench bench = new Bench(new Parts(
                machine, LinuxKernel::open, NetworkNamespace::call,
                        () -> Clang.find(new LazyHeader(made), folders.cache()), study,
                        new Settings(),
                        folders));
        made.set(bench);
        JavaApi.use(bench);
        JavaSnippets java = new JavaSnippets();
        return keep(new Session(bench, AllCommands.interpreter(bench, java), java));
    }

    private synchronized Session keep(Session workplace) {
        made.add(workplace);
        return workplace;
    }

    private synchronized void close() {
        for (int i = made.size() - 1; i >= 0; i--) {
            made.get(i).close();
        }
    }

    /** Asks the kernel for its types only when a C file asks for them: compiling needs no kernel. */
    private record LazyHeader(AtomicReference<Bench> bench) implements HeaderSource {
        @Override
        public String identity() {
            return host().vmlinuxHeader().identity();
        }

        @Override
        public void writeTo(Path header) throws IOException {
            host().vmlinuxHeader().writeTo(header);
        }

        private Host host() {
            return bench.get().host();
        }
    }
}
