package bpflab.repl;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** Opens the terminal of this process. */
public final class TerminalDoor {
    private TerminalDoor() {}

    /**
     * Opens it. By JNI: the other way costs 150 ms more on newer Java. Without asking it what it can do with graphemes:
     * the question costs 200 ms, and leaves its answer behind on serial lines.
     *
     * @throws IOException it cannot be opened
     */
    public static Terminal open() throws IOException {
        knowWithoutAsking(System.getenv().getOrDefault("TERM", ""));
        Terminal terminal = TerminalBuilder.builder()
                .name("bpflab")
                .system(true)
                .provider("jni")
                .graphemeCluster(false)
                .encoding(StandardCharsets.UTF_8)
                .dumb(true)
                .build();
        if (terminal.getColumns() == 0) { // serial lines and script(1) do not know their size
            terminal.setSize(Size.of(80, 24));
        }
        return terminal;
    }

    /**
     * JLine has descriptions of the usual terminals, but would run infocmp(1) first: a process more before the prompt.
     */
    private static void knowWithoutAsking(String type) {
        String description = InfoCmp.getDefaultInfoCmp(type);
        if (description != null) {
            InfoCmp.setLoadedInfoCmp(type, description);
        }
    }

    /** A terminal that cannot be opened, or failed, as trouble. */
    public static TroubleException trouble(IOException cause) {
        return Trouble.machine(
                "the terminal cannot be used", cause.getMessage(), "bpflab -c LINE and bpflab run FILE need none")
                        .toException(cause);
    }
}
