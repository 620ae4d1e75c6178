package bpflab.command.course;

import bpflab.bench.Bench;
import bpflab.bench.CourseSession;
import bpflab.bench.Stage;
import bpflab.command.Answer;
import bpflab.command.Effect;
import bpflab.command.Interpreter;
import bpflab.lesson.Step;
import bpflab.tour.Tour;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one way into a step: the bench is made as the step needs it, by running the commands before it that did not run,
 * quietly, and after clearing it where something else happened on it. That is told in a line.
 */
final class Entrance {
    private final Interpreter interpreter;

    Entrance(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /**
     * Goes to a step.
     *
     * @throws InterruptedException Ctrl-C while the bench is made ready: the student is there all the same
     */
    Answer enter(Bench bench, Tour to, Screen screen) throws InterruptedException {
        if (bench.course().isOnlyRead()) {
            bench.course().tour().move(to);
            return StepView.answer(to, bench.course().takeRemarks());
        }
        Stage.Plan plan = bench.stage().before(
                to, command -> interpreter.effect(command) != Effect.LOOKS);
        try {
            prepare(bench, to, plan, screen);
        } finally {
            bench.course().tour().move(to);
        }
        return StepView.answer(to, bench.course().takeRemarks());
    }

    private void prepare(Bench bench, Tour to, Stage.Plan plan, Screen screen) throws InterruptedException {
        List<String> told = new ArrayList<>();
        if (plan.afresh()) {
            told.addAll(clear(bench, to));
        }
        if (!plan.steps().isEmpty()) {
            String first = ((Step.Run) to.lesson().steps().get(plan.steps().get(0))).command();
            told.add("ran " + (plan.steps().size() == 1 ? first : plan.steps().size() + " commands from before it"));
        }
        if (!told.isEmpty()) {
            screen.show(View.of(Line.of(
                    "for step " + to.number() + ": " + String.join("; ", told), Role.MUTED)));
        }
        for (int place : plan.steps()) {
            play(bench, to.to(place), screen);
        }
    }

    /** @return what was taken away, a few words each */
    private static List<String> clear(Bench bench, Tour to) {
        CourseSession course = bench.course();
        List<String> told = new ArrayList<>();
        List<String> ended = bench.stage().clear(to.lesson().name());
        List<String> was = bench.clear();
        if (!was.isEmpty()) {
            told.add("put away " + String.join(", ", was));
        }
        ended.forEach(command -> told.add(command + " ended"));
        for (Path kept : course.copies().of(to.lesson()).restore()) {
            told.add("your " + kept.getFileName() + " is kept");
        }
        return told;
    }

    /** Runs a step's command where the lesson has it. One that fails is told: the step may need it. */
    private void play(Bench bench, Tour at, Screen screen) throws InterruptedException {
        Step.Run step = (Step.Run) at.step();
        bench.course().tour().update(at);
        Answer answer = interpreter.again(step.command(), unseen -> { });
        boolean asMeant = answer.ok() == step.rejected().isEmpty();
        bench.stage().played(at);
        if (!asMeant) {
            screen.show(View.of(Line.of(
                    step.command() + ": " + answer.trouble().map(met -> met.what() + ": " + met.why())
                            .orElse("the kernel took it, which the lesson does not expect"), Role.WARN)));
        }
    }
}
