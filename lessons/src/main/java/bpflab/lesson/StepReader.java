package bpflab.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;

/** Cuts a lesson's text into steps, block by block. */
final class StepReader {
    private final Path file;
    private final List<String> text;
    private final Shown shown;
    private final Consumer<CheckLine> checks;
    private final Faults faults;
    private final List<Step> steps = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final Set<String> exerciseFiles = new HashSet<>();
    private final StringBuilder markdown = new StringBuilder();
    private int start;
    private Section section = new Section(Section.Kind.PLAIN, "", 0, 0);
    private ExerciseReader exercise;

    /**
     * @param checks is shown each line of a check
     * @param faults gets what is wrong, block by block
     */
    StepReader(Path file, List<String> text, Consumer<CheckLine> checks, Faults faults) {
        this.checks = checks;
        this.file = file;
        this.text = text;
        this.shown = new Shown(file.getParent());
        this.faults = faults;
    }

    List<Step> read() {
        for (Node block = Blocks.parse(file, text, faults); block != null; block = block.getNext()) {
            Node each = block;
            faults.gather(() -> take(each));
        }
        faults.gather(this::endSection);
        return steps;
    }

    /** The parts that the steps are in. */
    List<Section> sections() {
        return sections;
    }

    private void take(Node block) {
        if (block instanceof Heading heading && heading.getLevel() == 1) {
            return;
        }
        if (block instanceof Heading heading && heading.getLevel() == 2) {
            takeHeading(block);
        } else if (block instanceof ThematicBreak) {
            endText();
        } else if (block instanceof FencedCodeBlock code) {
            takeFence(fence(code));
        } else {
            show(lineOf(block), source(block));
        }
    }

    private void takeHeading(Node block) {
        endSection();
        String heading = source(block);
        section = Section.headed(heading, steps.size());
        show(lineOf(block), heading);
        if (section.kind().isExercise()) {
            exercise = new ExerciseReader(new Place(file, lineOf(block)), section, checks, faults);
        }
    }

    private void takeFence(Fence fence) {
        if (fence.isShown()) {
            show(fence.at().line(), shown.markdown(fence));
            return;
        }
        switch (fence.word()) {
            case "bpflab" -> outsideExercise(fence, "a command");
            case "predict" -> outsideExercise(fence, "a prediction");
            case "recap" -> outsideExercise(fence, "a recap");
            default -> takeOfExercise(fence);
        }
    }

    private void takeOfExercise(Fence fence) {
        if (exercise == null) {
            throw fence.at()
                    .broken("a fence \"" + fence.word() + "\" outside an exercise",
                            "an exercise starts with a heading ## Exercise: …");
        }
        exercise.take(fence, shown);
    }

    private void outsideExercise(Fence fence, String what) {
        if (exercise != null) {
            throw fence.at()
                    .broken(what + " inside an exercise",
                            "put it above the heading ## Exercise, or below a next ## heading");
        }
        CommandReader reader = new CommandReader(fence);
        switch (fence.word()) {
            case "bpflab" -> reader.commands().forEach(this::addRun);
            case "predict" -> addRun(reader.predicted());
            default -> addRecap(fence);
        }
    }

    private void addRun(CommandReader.Command command) {
        steps.add(command.step(start == 0 ? command.line() : start, takeMarkdown()));
    }

    private void addRecap(Fence fence) {
        if (steps.stream().anyMatch(Step.Recap.class::isInstance)) {
            throw fence.at().broken("a second recap", "put all its questions into one fence");
        }
        List<Question> questions = new RecapReader(fence).questions(faults);
        int line = start == 0 ? fence.at().line() : start;
        steps.add(new Step.Recap(line, takeMarkdown(), questions));
    }

    private void endSection() {
        if (exercise == null) {
            endText();
        } else {
            ExerciseReader ended = exercise;
            exercise = null;
            ended.step(start, takeMarkdown()).ifPresent(this::addExercise);
        }
        if (steps.size() > section.from()) {
            sections.add(section.until(steps.size()));
        }
    }

    /** Progress, tries and the student's copy are kept by file. */
    private void addExercise(Step.Exercise read) {
        steps.add(read);
        if (!exerciseFiles.add(read.file())) {
            throw new Place(file, read.line()).broken(
                    read.file() + " belongs to an exercise above", "give each exercise a file of its own");
        }
    }

    private void endText() {
        if (exercise == null && start != 0) {
            steps.add(new Step.Read(start, takeMarkdown()));
        }
    }

    private void show(int line, String source) {
        if (start == 0) {
            start = line;
        }
        markdown.append(markdown.isEmpty() ? "" : "\n").append(source).append('\n');
    }

    private String takeMarkdown() {
        String taken = markdown.toString();
        markdown.setLength(0);
        start = 0;
        return taken;
    }

    private Fence fence(FencedCodeBlock code) {
        Place at = new Place(file, lineOf(code));
        if (code.getClosingFenceLength() == null) {
            throw at.broken("a fence without an end", "close it with ```");
        }
        String info = code.getInfo() == null ? "" : code.getInfo();
        return Fence.of(at, info, code.getLiteral().lines().toList());
    }

    private String source(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return String.join(
                "\n", text.subList(spans.get(0).getLineIndex(), spans.get(spans.size() - 1).getLineIndex() + 1));
    }

    private static int lineOf(Node block) {
        return block.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
