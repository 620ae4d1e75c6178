package bpflab.view;

/**
 * Where views go: the terminal, standard output, a recording. The only road to a person. How wide it is, only it knows.
 */
public interface Screen {
    /** Shows a view at once; long ones may be paged when the command is done. */
    void show(View view);

    /**
     * Shows a view in the place of the one that was last shown so, where nothing was shown since and the screen can;
     * else as {@link #show}.
     */
    default void redraw(View view) {
        show(view);
    }
}
