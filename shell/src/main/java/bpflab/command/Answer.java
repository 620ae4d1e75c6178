package bpflab.command;

import bpflab.trouble.Trouble;
import bpflab.view.AdviceView;
import bpflab.view.Line;
import bpflab.view.View;
import java.util.List;
import java.util.Optional;

/**
 * What a command answers: to a person a view, to {@code --json} data.
 *
 * @param view what a person sees when the command is done (what it showed on the way went to the screen at once)
 * @param data a record, or a list of them: the {@code data} of the JSON answer
 * @param trouble why the answer is a "no": refused, failed check, compile error; empty when all is well. The view
 *     has already said so in full, so only JSON and the exit status read this
 * @param stopped whether Ctrl-C ended it, where that is a way to end it: who repeats it ends, too
 */
public record Answer(View view, Object data, Optional<Trouble> trouble, boolean stopped) {
    /** The data of a line that has nothing to tell: an object without fields. */
    public static final Object NO_DATA = new NoData();

    /** All is well. */
    public static Answer of(View view, Object data) {
        return new Answer(view, data, Optional.empty(), false);
    }

    /** An empty list, said in words. */
    public static Answer nothing(String what, String next) {
        return Answer.of(View.stack(List.of(View.of(Line.of(what)), AdviceView.below(2, next))), List.of());
    }

    /** A "no" that the view explains. */
    public static Answer no(View view, Object data, Trouble trouble) {
        return new Answer(view, data, Optional.of(trouble), false);
    }

    /** The same, ended by Ctrl-C or not. */
    public Answer stopped(boolean byCtrlC) {
        return new Answer(view, data, trouble, byCtrlC);
    }

    /** Whether all is well. */
    public boolean ok() {
        return trouble.isEmpty();
    }

    private record NoData() {}
}
