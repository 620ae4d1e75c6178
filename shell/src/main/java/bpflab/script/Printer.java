package bpflab.script;

import bpflab.command.Answer;
import bpflab.trouble.Trouble;
import bpflab.view.Screen;
import bpflab.view.View;
import java.util.function.UnaryOperator;

/** How a run without a terminal tells what happens: in words, or in JSON. */
public interface Printer extends Screen {
    /**
     * A line was run.
     *
     * @param place where it stands, {@code demo.bpflab:3}; empty for {@code -c}
     */
    void answered(String place, String line, Answer answer);

    /** Something failed that was no line: a file that is not there. */
    void failed(String asked, Trouble trouble);

    /** The same, which spells what it shows otherwise; data for programs stay as they are. */
    default Printer spelling(UnaryOperator<View> by) {
        return this;
    }

    /** Whether nobody reads any more: the reader of the pipe is gone. */
    boolean isUnread();
}
