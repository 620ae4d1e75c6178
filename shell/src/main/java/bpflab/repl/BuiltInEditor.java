package bpflab.repl;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import org.jline.builtins.ConfigurationPath;
import org.jline.builtins.Nano;
import org.jline.builtins.Options;
import org.jline.terminal.Terminal;

/** The editor for who has set none: JLine's nano, with C in colours. */
final class BuiltInEditor {
    private final Terminal terminal;

    BuiltInEditor(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Edits a file until the editor is left. @throws bpflab.trouble.TroubleException it cannot be read, or this terminal is too simple */
    void edit(Path file) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            throw Trouble.failed("cannot edit " + file.getFileName(), "this terminal (TERM=dumb) cannot draw an editor", "edit " + file + " in another window").toException();
        }
        try {
            Path path = file.toAbsolutePath();
            Options none = Options.compile(Nano.usage()).parse(new Object[0]);
            Nano nano = new Nano(terminal, path.getParent(), none, ConfigurationPath.fromClasspath("/bpflab/repl"));
            nano.tabs = 8;
            nano.open(path.getFileName().toString());
            nano.run();
        } catch (IOException cause) {
            throw Trouble.failed("cannot edit " + file.getFileName(), cause.getMessage(), "ls -l " + file).toException(cause);
        }
    }
}
