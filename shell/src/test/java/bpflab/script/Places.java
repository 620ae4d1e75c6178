package bpflab.script;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Folders;
import bpflab.bench.JavaApi;
import bpflab.bench.Parts;
import bpflab.bench.Settings;
import bpflab.command.all.AllCommands;
import bpflab.lesson.Conditions;
import bpflab.lesson.Course;
import bpflab.linux.NetworkNamespace;
import bpflab.machine.Machine;
import bpflab.snippet.JavaSnippets;
import bpflab.trouble.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Workplaces on a machine that has neither kernel nor clang. */
public final class Places {
    private Places() {}

    /** One without lessons. */
    public static Session bare(Path folder) {
        return in(new Course(folder, List.of()), folder);
    }

    /** One with a course. */
    public static Session in(Course course, Path folder) {
        Folders folders =
                new Folders(folder.resolve("run"), folder.resolve("cache"), folder.resolve("bpffs"),
                        folder.resolve("tracefs"));
        Bench bench = new Bench(new Parts(
                Machine.here(),
                calls -> {
                    throw Trouble.machine("no kernel here", "this is a test", ":doctor").toException();
                },
                NetworkNamespace::call,
                () -> {
                    throw Trouble.machine("no clang here", "this is a test", ":doctor").toException();
                },
                CourseSession.pristine(course, new Conditions(Machine.here(), Set::of), folder), new Settings(),
                        folders));
        JavaApi.use(bench);
        JavaSnippets java = new JavaSnippets();
        return new Session(bench, AllCommands.interpreter(bench, java), java);
    }
}
