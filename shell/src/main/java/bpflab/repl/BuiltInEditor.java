package bpflab.repl;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.builtins.ConfigurationPath;
import org.jline.builtins.Nano;
import org.jline.builtins.Options;
import org.jline.terminal.Terminal;

/** The editor for who has set none: JLine's nano, with C in colours. */
final class BuiltInEditor {
    private static final String C = "c.nanorc";
    private static final int TAB = 8;

    private final Terminal terminal;

    BuiltInEditor(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Edits a file until the editor is left.
     *
     * @throws bpflab.trouble.TroubleException it cannot be read, or this terminal is too simple
     */
    void edit(Path file) {
        if (Prompter.isDumb(terminal)) {
            throw Trouble.failed(
                    "cannot edit " + file.getFileName(), "this terminal (TERM=dumb) cannot draw an editor",
                            "edit " + file + " in another window").toException();
        }
        Path path = file.toAbsolutePath();
        Path colours = null;
        try {
            colours = unpackedColours();
            Options none = Options.compile(Nano.usage()).parse(new Object[0]);
            Nano nano = new Nano(terminal, path.getParent(), none, new ConfigurationPath(colours, null));
            nano.title = "bpflab   ^O saves   ^X leaves";
            nano.tabs = TAB;
            nano.open(path.getFileName().toString());
            nano.run();
        } catch (IOException cause) {
            throw Trouble.failed("cannot edit " + file.getFileName(), cause.getMessage(), "ls -l " + file)
                    .toException(cause);
        } finally {
            remove(colours);
        }
    }

    /** JLine reads its colours from files alone. */
    private static Path unpackedColours() throws IOException {
        Path folder = Files.createTempDirectory("bpflab-editor-");
        try (InputStream c = BuiltInEditor.class.getResourceAsStream(C)) {
            Files.copy(c, folder.resolve(C));
        }
        Files.writeString(folder.resolve("jnanorc"), "include " + folder.resolve(C) + "\n");
        return folder;
    }

    private static void remove(Path colours) {
        if (colours != null) {
            colours.resolve(C).toFile().delete();
            colours.resolve("jnanorc").toFile().delete();
            colours.toFile().delete();
        }
    }
}
