package bpflab.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;

/** Cuts a lesson's text into steps, block by block. */
final class StepReader {
    private static final Pattern EXERCISE = Pattern.compile("##\\s+Exercise\\b[:.]?\\s*(.*?)\\s*#*");
    private static final String PROMPT = "bpflab>";

    private final Path file;
    private final List<String> text;
    private final Shown shown;
    private final Consumer<CheckLine> checks;
    private final Faults faults;
    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder markdown = new StringBuilder();
    private int start;
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
        Matcher title = EXERCISE.matcher(heading.strip());
        show(lineOf(block), heading);
        if (title.matches()) {
            exercise = new ExerciseReader(new Place(file, lineOf(block)), title.group(1), checks, faults);
        }
    }

    private void takeFence(Fence fence) {
        if (fence.isShown()) {
            show(fence.at().line(), shown.markdown(fence));
        } else if (fence.word().equals("bpflab")) {
            takeCommands(fence);
        } else if (exercise == null) {
            throw fence.at()
                    .broken("a fence \"" + fence.word() + "\" outside an exercise",
                            "an exercise starts with a heading ## Exercise: …");
        } else {
            exercise.take(fence, shown);
        }
    }

    private void takeCommands(Fence fence) {
        if (exercise != null) {
            throw fence.at()
                    .broken("a command inside an exercise",
                            "put it above the heading ## Exercise, or below a next ## heading");
        }
        List<Integer> prompts = prompts(fence);
        Optional<String> rejected = fence.attribute("rejected");
        if (rejected.isPresent() && (rejected.get().isBlank() || prompts.size() > 1)) {
            throw fence.at()
                    .broken("rejected= needs the words of the refusal and exactly one command",
                            "```bpflab rejected=\"invalid access to packet\"");
        }
        for (int i = 0; i < prompts.size(); i++) {
            int at = prompts.get(i);
            int end = i + 1 < prompts.size() ? prompts.get(i + 1) : fence.lines().size();
            String command = fence.lines().get(at).strip().substring(PROMPT.length()).strip();
            if (command.isEmpty()) {
                throw fence.line(at).broken("a prompt without a command", "bpflab> :load FILE");
            }
            int commandLine = fence.line(at).line();
            Expected expected = new Expected(fence.lines().subList(at + 1, end));
            steps.add(new Step.Run(
                    start == 0 ? commandLine : start, takeMarkdown(), command, commandLine, expected, rejected));
        }
    }

    private static List<Integer> prompts(Fence fence) {
        List<Integer> prompts = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i).strip();
            if (line.startsWith(PROMPT)) {
                prompts.add(i);
            } else if (prompts.isEmpty() && !line.isEmpty()) {
                throw fence.line(i).broken("output without a command", "begin with bpflab> and the command");
            }
        }
        if (prompts.isEmpty()) {
            throw fence.at().broken("a fence \"bpflab\" without a command", "bpflab> :load FILE");
        }
        return prompts;
    }

    private void endSection() {
        if (exercise == null) {
            endText();
        } else {
            ExerciseReader ended = exercise;
            exercise = null;
            ended.step(start, takeMarkdown()).ifPresent(steps::add);
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
