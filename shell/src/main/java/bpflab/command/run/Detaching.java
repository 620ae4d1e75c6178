package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import java.util.List;

/** Takes a program off its hook, as {@code :detach} does and as the beginning of a lesson does in the lab. */
final class Detaching {
    private Detaching() {}

    /**
     * Detaches a link.
     *
     * @return the line that says so
     */
    static Line line(Bench bench, Link link) {
        String program = name(bench, link);
        int id = link.program().id();
        List<String> tools = ToolLines.detach(program, id, link);
        bench.detach(link);
        tools.forEach(bench.how()::like);
        return Line.of(new Span(program, Role.NAME), Span.of("   detached from " + link.hook().target()));
    }

    /** As it is called in its file: the kernel keeps 15 letters of a name. */
    static String name(Bench bench, Link link) {
        return bench.programs().stream()
                .filter(program -> program.info().id() == link.program().id())
                .map(Program::name)
                .findFirst()
                .orElse(link.program().name());
    }
}
