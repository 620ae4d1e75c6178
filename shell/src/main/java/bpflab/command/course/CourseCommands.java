package bpflab.command.course;

import bpflab.command.Command;
import java.util.List;

/** The course: choosing a lesson and turning its pages: the list of these commands. */
public final class CourseCommands {
    private CourseCommands() {}

    /** In the order of {@code :help}. */
    public static List<Command> all() {
        return List.of(
                new Lessons(), new LessonCommand(), new Next(), new Back(), new Again(), new AnswerCommand(),
                        new Progress());
    }
}
