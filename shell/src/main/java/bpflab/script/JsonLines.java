package bpflab.script;

import bpflab.command.Answer;
import bpflab.json.Json;
import bpflab.trouble.Trouble;
import bpflab.view.View;
import bpflab.view.terminal.Recording;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

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
    public int columns() {
        return Recording.COLUMNS;
    }

    @Override
    public void answered(String place, String line, Answer answer) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", line);
        object.put("ok", answer.ok());
        if (answer.ok()) {
            object.put("data", answer.data());
        } else {
            object.put("error", error(place, answer.trouble().orElseThrow(), answer.data()));
        }
        write(object);
    }

    @Override
    public void failed(String asked, Trouble trouble) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", asked);
        object.put("ok", false);
        object.put("error", error("", trouble, Map.of()));
        write(object);
    }

    @Override
    public boolean isUnread() {
        return out.checkError();
    }

    private static Map<String, Object> error(String place, Trouble trouble, Object data) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("what", trouble.what());
        error.put("why", trouble.why());
        error.put("hint", trouble.hint());
        if (data instanceof Map<?, ?> more) {
            more.forEach((key, value) -> error.putIfAbsent(key.toString(), value));
        }
        if (!place.isEmpty()) {
            error.put("place", place);
        }
        return error;
    }

    private void write(Map<String, Object> object) {
        out.println(Json.of(object));
        out.flush();
    }
}
