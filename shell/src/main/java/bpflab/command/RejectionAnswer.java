package bpflab.command;

import bpflab.kernel.LoadResult;
import bpflab.trouble.Trouble;
import bpflab.verifier.story.Explanation;
import bpflab.view.Data;
import bpflab.view.Rejection;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.Map;

/** A refused program: its explanation to look at, and as data. */
final class RejectionAnswer {
    private RejectionAnswer() {}

    static Explanation explanation(LoadResult.Rejected rejected) {
        return Explanation.of(rejected.log(), rejected.reason(), rejected.spec());
    }

    static View view(LoadResult.Rejected rejected) {
        return new Rejection(
                rejected.spec().name(), explanation(rejected), (int) rejected.log().text().lines().count());
    }

    /** The file as it was loaded, the row that was refused, and the kernel's own words. */
    static Map<String, Object> data(Path file, Explanation explanation) {
        return Data.object(
                "file", explanation.at()
                        .map(note -> Path.of(note.file()))
                        .filter(path -> path.getFileName() != null)
                        .orElse(file)
                        .getFileName(),
                "row", explanation.at().map(Explanation.Note::line).orElse(null),
                "message", explanation.says(), "fix", explanation.fix());
    }

    static Trouble trouble(LoadResult.Rejected rejected, Explanation explanation) {
        return Trouble.failed(
                rejected.spec().name() + " refused", explanation.what(),
                        ":verifier explains, :verifier --raw is the log");
    }
}
