package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.CommandSpec;
import bpflab.command.Interpreter;
import bpflab.command.JavaVariable;
import bpflab.command.Looking;
import bpflab.command.ParsedArguments;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table;
import java.util.List;

/** {@code :vars}: the variables of Java at the prompt. */
final class VariablesCommand implements Looking {
    private final Interpreter interpreter;

    VariablesCommand(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "vars";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.BENCH, "the variables of Java at the prompt", ":vars")
                .like("/vars in jshell");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        List<JavaVariable> variables = interpreter.variables();
        if (variables.isEmpty()) {
            return Answer.nothing("there are no variables yet", ":help java   # var mine = programs() makes one");
        }
        List<List<Span>> rows = variables.stream().map(VariablesCommand::row).toList();
        return Answer.of(
                Table.of(List.of(Table.left("NAME"), Table.left("TYPE"), Table.left("VALUE")), rows), variables);
    }

    private static List<Span> row(JavaVariable variable) {
        return List.of(
                new Span(variable.name(), Role.NAME), new Span(variable.type(), Role.MUTED), Span.of(variable.value()));
    }
}
