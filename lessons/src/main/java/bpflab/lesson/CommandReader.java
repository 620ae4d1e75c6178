package bpflab.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the commands of a fence, and a prediction. */
final class CommandReader {
    private static final String PROMPT = "bpflab>";
    private static final String CHOICES = "choices:";
    private static final String WHY = "why:";

    private final Fence fence;

    CommandReader(Fence fence) {
        this.fence = fence;
    }

    /**
     * A command, not yet a step: its text is not known here.
     *
     * @param line the line of {@code lesson.md} where it stands
     */
    record Command(int line, String text, Expected expected, Optional<String> rejected,
            Optional<Prediction> prediction) {
        Step.Run step(int start, String markdown) {
            return new Step.Run(start, markdown, text, line, expected, rejected, prediction);
        }
    }

    /**
     * Those of a fence {@code bpflab}.
     *
     * @throws bpflab.trouble.TroubleException something of it is broken
     */
    List<Command> commands() {
        List<Integer> prompts = prompts();
        if (prompts.isEmpty()) {
            throw fence.at().broken("a fence \"bpflab\" without a command", "bpflab> :load FILE");
        }
        if (!strip(0, prompts.get(0)).isEmpty()) {
            throw fence.line(firstLine()).broken("output without a command", "begin with bpflab> and the command");
        }
        Optional<String> rejected = rejected(prompts.size());
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            int at = prompts.get(i);
            int end = i + 1 < prompts.size() ? prompts.get(i + 1) : fence.lines().size();
            commands.add(new Command(
                    fence.line(at).line(), command(at), new Expected(fence.lines().subList(at + 1, end)), rejected,
                    Optional.empty()));
        }
        return commands;
    }

    /**
     * That of a fence {@code predict}.
     *
     * @throws bpflab.trouble.TroubleException something of it is broken
     */
    Command predicted() {
        List<Integer> prompts = prompts();
        if (prompts.size() != 1) {
            throw fence.at().broken("a prediction is about exactly one command", "bpflab> :lab ping");
        }
        int at = prompts.get(0);
        int why = from(at + 1, WHY);
        Expected expected = new Expected(fence.lines().subList(at + 1, why));
        if (expected.answers() != 1) {
            throw fence.line(at).broken("a prediction needs one <answer> in the output", "3 sent, <answer> received");
        }
        if (why == fence.lines().size()) {
            throw fence.at().broken("a prediction without why:", "why: the reason, told behind the output");
        }
        Prediction prediction = prediction(at, why);
        expected.fixedAnswer().filter(answer -> !prediction.offers(answer)).ifPresent(answer -> {
            throw fence.line(from(0, CHOICES)).broken("the answer " + answer + " is none of the choices",
                    CHOICES + " " + String.join(" | ", prediction.choices()) + " | " + answer);
        });
        return new Command(
                fence.line(at).line(), command(at), expected, rejected(1), Optional.of(prediction));
    }

    private Prediction prediction(int prompt, int why) {
        List<String> choices = new ArrayList<>();
        List<String> question = new ArrayList<>();
        for (String line : strip(0, prompt)) {
            if (line.startsWith(CHOICES)) {
                choices.addAll(RecapReader.parted(line.substring(CHOICES.length())));
            } else {
                question.add(line);
            }
        }
        if (choices.size() == 1) {
            throw fence.at().broken("a prediction with one choice: there is nothing to choose", "choices: 0 | 1 | 3");
        }
        if (question.isEmpty()) {
            throw fence.at().broken("a prediction without a question", "ask above the command");
        }
        String reason = String.join(" ", strip(why, fence.lines().size())).substring(WHY.length()).strip();
        return new Prediction(String.join(" ", question), choices, reason);
    }

    /** The lines of a range that are not empty, without blanks around them. */
    private List<String> strip(int from, int to) {
        return fence.lines().subList(from, to).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private int firstLine() {
        return fence.lines().indexOf(fence.lines().stream().filter(line -> !line.isBlank()).findFirst().orElseThrow());
    }

    private int from(int start, String word) {
        int at = start;
        while (at < fence.lines().size() && !fence.lines().get(at).strip().startsWith(word)) {
            at++;
        }
        return at;
    }

    private Optional<String> rejected(int commands) {
        Optional<String> rejected = fence.attribute("rejected");
        if (rejected.isPresent() && (rejected.get().isBlank() || commands > 1)) {
            throw fence.at()
                    .broken("rejected= needs the words of the refusal and exactly one command",
                            "```bpflab rejected=\"invalid access to packet\"");
        }
        return rejected;
    }

    private String command(int at) {
        String command = fence.lines().get(at).strip().substring(PROMPT.length()).strip();
        if (command.isEmpty()) {
            throw fence.line(at).broken("a prompt without a command", "bpflab> :load FILE");
        }
        return command;
    }

    private List<Integer> prompts() {
        List<Integer> prompts = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            if (fence.lines().get(i).strip().startsWith(PROMPT)) {
                prompts.add(i);
            }
        }
        return prompts;
    }
}
