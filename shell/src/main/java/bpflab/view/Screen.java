package bpflab.view;

/** Where views go: the terminal, standard output, a recording. The only road to a person. */
public interface Screen {
    /** Shows a view at once; long ones may be paged when the command is done. */
    void show(View view);

    /** The width in columns that views are laid out for. */
    int columns();
}
