package bpflab.view;

import bpflab.trouble.Trouble;
import java.nio.file.Path;

/** Where views go: the terminal, standard output, a recording. The only road to a person. */
public interface Screen {
    /** Shows a view at once; long ones may be paged when the command is done. */
    void show(View view);

    /** The width in columns that views are laid out for. */
    int columns();

    /**
     * Opens a file in the student's editor and comes back when it is closed.
     *
     * @param editor the editor's command line; empty for {@code $VISUAL}, {@code $EDITOR}, or else the built-in one
     * @throws bpflab.trouble.TroubleException there is no terminal; the editor cannot be run
     */
    default void edit(Path file, String editor) throws InterruptedException {
        throw Trouble.failed("cannot open an editor on " + file.getFileName(), "there is no terminal here", "edit " + file + " and type :check").toException();
    }
}
