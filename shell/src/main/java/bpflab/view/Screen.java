package bpflab.view;

/**
 * Where views go: the terminal, standard output, a recording. The only road to a person. How wide it is, only it knows.
 */
public interface Screen {
    /** Shows a view at once; long ones may be paged when the command is done. */
    void show(View view);
}
