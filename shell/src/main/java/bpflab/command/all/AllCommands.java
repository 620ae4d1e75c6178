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
import java.util.List;
import java.util.stream.Stream;

/** The commands of all topics. */
public final class AllCommands {
    private AllCommands() {}

    /** An interpreter for a bench that knows them all. */
    public static Interpreter interpreter(Bench bench, Snippets snippets) {
        return new Interpreter(bench, snippets, AllCommands::list);
    }

    private static List<Command> list(Interpreter interpreter) {
        return Stream.of(
                        CourseCommands.all(interpreter),
                        ExerciseCommands.all(),
                        ProgramCommands.all(),
                        LookCommands.all(),
                        RunCommands.all(interpreter),
                        BenchCommands.all(interpreter))
                .flatMap(List::stream)
                .toList();
    }
}
