package bpflab.script;

import bpflab.command.Answer;
import bpflab.json.IfPresent;
import bpflab.json.Inline;
import bpflab.json.Json;
import bpflab.trouble.Trouble;
import bpflab.view.View;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Tells it in JSON, one object a line (RFC 8259; jsonlines.org): {@code {"line","ok","data"}} or
 * {@code {"line","ok":false,"error":{…}}}.
 */
public final class JsonLines implements Printer {
    private final PrintStream out;

    /** Writes there. */
    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /** What a command shows on its way is for people: its data say it all. */
    @Override
    public void show(View view) {
        // Only data are written.
    }

    @Override
    public void answered(String place, String line, Answer answer) {
        write(answer.trouble().isEmpty()
                ? new Good(line, true, answer.data())
                : new No(line, false, Error.of(place, answer.trouble().get(), answer.data())));
    }

    @Override
    public void failed(String asked, Trouble trouble) {
        write(new No(asked, false, Error.of("", trouble, Answer.NO_DATA)));
    }

    @Override
    public boolean isUnread() {
        return out.checkError();
    }

    private record Good(String line, boolean ok, Object data) {}

    private record No(String line, boolean ok, Error error) {}

    /** What went wrong; the fields of the answer's data, where they are an object's, stand beside it. */
    private record Error(String what, String why, String hint, @Inline Object data,
            @IfPresent Optional<String> place) {
        static Error of(String place, Trouble trouble, Object data) {
            return new Error(trouble.what(), trouble.why(), trouble.hint(), data,
                    Optional.of(place).filter(known -> !known.isEmpty()));
        }
    }

    private void write(Record object) {
        Json.to(out, object);
        out.println();
        out.flush();
    }
}
