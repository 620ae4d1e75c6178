package bpflab;

import bpflab.bench.Bench;
import bpflab.bench.Folders;
import bpflab.bench.Parts;
import bpflab.lab.Lab;
import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.machine.Machine;
import bpflab.progress.Student;
import bpflab.script.Session;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sessions of this process. Those that it made are taken down when the process is told to end. */
final class Wiring {
    private final Parts parts = Parts.ofThisMachine(Folders.usual(System.getenv()));
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
        return parts.machine();
    }

    /** This machine, as lessons ask for it. */
    Conditions conditions() {
        return parts.conditions();
    }

    /** A session of the student, at no lesson yet. */
    Session forStudent() {
        return keep(parts.forStudent(course(), student));
    }

    /** A session that keeps copies of lessons in a folder of its own, and remembers nothing. */
    Session pristine(Course course, Path folder) {
        return keep(parts.pristine(course, folder));
    }

    /**
     * Removes what killed benches left behind.
     *
     * @return what was removed, a few words each
     */
    List<String> sweep() {
        try {
            List<String> removed = new ArrayList<>(parts.sweep());
            Lab.sweep().ifPresent(removed::add);
            return removed;
        } catch (TroubleException stillThere) {
            return List.of();
        }
    }

    private synchronized Session keep(Bench bench) {
        Session session = Session.on(bench);
        made.add(session);
        return session;
    }

    private synchronized void close() {
        for (int i = made.size() - 1; i >= 0; i--) {
            made.get(i).close();
        }
    }
}
