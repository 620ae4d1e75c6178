package bpflab.json;

/** A value that has a form of its own in JSON. */
public interface Jsonable {
    /** The value as JSON text, on one line. */
    String json();
}
