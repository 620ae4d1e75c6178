package bpflab.author;

import bpflab.lesson.Lesson;
import bpflab.lesson.Step;
import bpflab.trouble.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that are typed are those of a command, and of a program that the lesson's files have. */
final class NameRule implements Rule {
    private static final Pattern COMMAND = Pattern.compile("^:([a-z][a-z-]*)(?:\\s+(\\S+))?");
    private static final Set<String> TAKE_PROGRAM = Set.of("attach", "run");
    private static final Pattern FUNCTION =
            Pattern.compile("(?:BPF_\\w+\\s*\\(\\s*)?(\\w+)\\s*[(,][^;{}()]*\\)\\s*\\{");

    private final List<String> commands;

    NameRule(Collection<String> commands) {
        this.commands = List.copyOf(commands);
    }

    @Override
    public Stream<Fault> faults(Draft draft) {
        return draft.lesson().stream().flatMap(lesson -> {
            Set<String> functions = functions(lesson);
            return Stream.concat(
                    lesson.steps().stream()
                            .filter(Step.Run.class::isInstance)
                            .map(Step.Run.class::cast)
                            .flatMap(run -> faults(draft, run, functions)),
                    lesson.exercises().stream().flatMap(exercise -> faults(draft, exercise, functions)));
        });
    }

    private Stream<Fault> faults(Draft draft, Step.Run run, Set<String> functions) {
        Matcher typed = COMMAND.matcher(run.command());
        if (!typed.find()) {
            return Stream.empty();
        }
        String command = typed.group(1);
        Optional<String> program = Optional.ofNullable(typed.group(2))
                .filter(word -> TAKE_PROGRAM.contains(command) && word.matches("[a-zA-Z_]\\w*"));
        return Stream.concat(
                draft.unless(isCommand(command), run.commandLine(), "there is no command :" + command,
                        Nearest.hint(command, commands, ":help   # lists them")),
                program.stream().flatMap(name -> faults(draft, run.commandLine(), name, functions)));
    }

    private static Stream<Fault> faults(Draft draft, Step.Exercise exercise, Set<String> functions) {
        return Stream.concat(exercise.program().stream(), exercise.beside().map(Step.Exercise.Beside::program).stream())
                .flatMap(name -> faults(draft, exercise.line(), name, functions));
    }

    private static Stream<Fault> faults(Draft draft, int line, String program, Set<String> functions) {
        return draft.unless(functions.isEmpty() || functions.contains(program), line,
                "no C file of the lesson has a program " + program,
                Nearest.hint(program, functions, "they have " + String.join(", ", functions)));
    }

    /** A command, or its beginning where no other one begins so. */
    private boolean isCommand(String word) {
        return commands.contains(word) || commands.stream().filter(name -> name.startsWith(word)).count() == 1;
    }

    private static Set<String> functions(Lesson lesson) {
        return lesson.files().stream()
                .filter(name -> name.endsWith(".c"))
                .flatMap(name -> FUNCTION.matcher(SourceText.whole(lesson.folder().resolve(name)))
                        .results()
                        .map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
