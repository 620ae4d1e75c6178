package bpflab.command.program;

import bpflab.command.Answer;
import bpflab.kernel.LoadResult;
import bpflab.trouble.Trouble;
import bpflab.verifier.story.Explanation;
import bpflab.verifier.story.Fix;
import bpflab.view.Data;
import bpflab.view.Line;
import bpflab.view.Rejection;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rejected programs, the same for every command that loads: explained to look at, and as data. */
public final class RejectionAnswer {
    private RejectionAnswer() {}

    /**
     * Why programs of a file were rejected, one behind the other; the trouble is that of the first.
     *
     * @param rejected at least one
     * @param more what else the data tell
     */
    public static Answer of(Path file, List<LoadResult.Rejected> rejected, Map<String, Object> more) {
        List<View> views = new ArrayList<>();
        for (LoadResult.Rejected each : rejected) {
            if (!views.isEmpty()) {
                views.add(View.of(Line.EMPTY));
            }
            views.add(view(each));
        }
        LoadResult.Rejected first = rejected.get(0);
        Map<String, Object> data = data(file, first.explanation());
        data.putAll(more);
        return Answer.no(View.stack(views), data, trouble(first));
    }

    public static View view(LoadResult.Rejected rejected) {
        return Rejection.of(
                rejected.spec().name(), rejected.explanation(), (int) rejected.log().text().lines().count());
    }

    /** The file as it was loaded, the row that was rejected, and the kernel's own words. */
    public static Map<String, Object> data(Path file, Explanation explanation) {
        Fix fix = explanation.remedy();
        return Data.object(
                "file", explanation.at()
                        .map(note -> Path.of(note.file()))
                        .filter(path -> path.getFileName() != null)
                        .orElse(file)
                        .getFileName(),
                "row", explanation.at().map(Explanation.Note::line).orElse(null),
                "message", explanation.says(), "fix", explanation.fix(),
                "kind", explanation.kind(), "what", explanation.what(), "why", explanation.why(),
                "place", fix.isCode()
                        ? Data.object("kind", fix.kind().name().toLowerCase(Locale.ROOT), "row", fix.line(),
                                "from", fix.from(), "to", fix.to(), "braces", fix.braces(), "header", fix.header())
                        : null,
                "notes", explanation.notes().stream()
                        .map(note -> Data.object("row", note.line(), "text", note.text(), "remark", note.remark()))
                        .toList());
    }

    private static Trouble trouble(LoadResult.Rejected rejected) {
        return Trouble.failed(
                rejected.spec().name() + " refused", rejected.explanation().what(),
                        ":verifier explains, :verifier --raw is the log");
    }
}
