package bpflab.repl;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal of this process. */
public final class TerminalDoor {
    private TerminalDoor() {}

    /**
     * Opens it. By JNI: the other way costs 150 ms more on newer Java. Without asking it what it can do with graphemes:
     * the question costs 200 ms, and leaves its answer behind on serial lines.
     *
     * @throws IOException it cannot be opened
     * @throws InterruptedException nobody waits for it any more
     */
    public static Terminal open() throws IOException, InterruptedException {
        Terminal terminal = TerminalBuilder.builder()
                .name("bpflab")
                .type(TerminalType.understood(System.getenv().getOrDefault("TERM", "")))
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

    /** A terminal that cannot be opened, or failed, as trouble. */
    public static TroubleException trouble(IOException cause) {
        return Trouble.machine(
                "the terminal cannot be used", cause.getMessage(),
                        "bpflab -c ':help'   # needs none; neither does bpflab run FILE")
                        .toException(cause);
    }
}
