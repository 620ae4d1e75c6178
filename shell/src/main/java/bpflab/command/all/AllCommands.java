package bpflab.command.all;

import bpflab.bench.Bench;
import bpflab.command.Command;
import bpflab.command.Interpreter;
import bpflab.command.Snippets;
import bpflab.command.bench.BenchCommands;
import bpflab.command.course.CourseCommands;
import bpflab.command.exercise.ExerciseCommands;
import bpflab.command.look.LookCommands;
import bpflab.command.program.ProgramCommands;
import bpflab.command.run.RunCommands;
import java.util.ArrayList;
import java.util.List;

/** The commands of all topics. */
public final class AllCommands {
    private AllCommands() {}

    /** An interpreter for a bench that knows them all. */
    public static Interpreter interpreter(Bench bench, Snippets snippets) {
        return new Interpreter(bench, snippets, AllCommands::list);
    }

    private static List<Command> list(Interpreter interpreter) {
        List<Command> all = new ArrayList<>(CourseCommands.all(interpreter));
        all.addAll(ExerciseCommands.all());
        all.addAll(ProgramCommands.all());
        all.addAll(LookCommands.all());
        all.addAll(RunCommands.all(interpreter));
        all.addAll(BenchCommands.all(interpreter));
        return all;
    }
}
