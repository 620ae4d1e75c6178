package bpflab.tour;

import bpflab.lesson.Question;
import bpflab.lesson.Step;
import java.util.List;
import java.util.Optional;

/** The question that a step waits for. What is right of a prediction only the kernel knows. */
record OpenQuestion(Tour tour) implements Step.Cases<Optional<Question>> {
    @Override
    public Optional<Question> read(Step.Read step) {
        return Optional.empty();
    }

    @Override
    public Optional<Question> run(Step.Run step) {
        return step.prediction()
                .filter(prediction -> !tour.here().done() && tour.here().asked() == 0)
                .map(prediction -> new Question(prediction.question(), List.of()));
    }

    @Override
    public Optional<Question> exercise(Step.Exercise step) {
        return Optional.empty();
    }

    @Override
    public Optional<Question> recap(Step.Recap step) {
        int next = tour.here().asked();
        return next < step.questions().size() ? Optional.of(step.questions().get(next)) : Optional.empty();
    }
}
