package bpflab.command.course;

import bpflab.command.Command;
import bpflab.command.Interpreter;
import java.util.List;

/** The course: choosing a lesson and turning its pages: the list of these commands. */
public final class CourseCommands {
    private CourseCommands() {}

    /** In the order of {@code :help}. */
    public static List<Command> all(Interpreter interpreter) {
        Entrance entrance = new Entrance(interpreter);
        return List.of(
                new Lessons(), new LessonCommand(entrance), new Next(entrance), new Back(entrance),
                new Again(entrance), new AnswerCommand(), new Explain(interpreter), new Progress());
    }
}
