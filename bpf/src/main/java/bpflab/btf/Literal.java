package bpflab.btf;

import java.util.List;

/** A value as a person typed it, before its type is looked at. */
sealed interface Literal {
    /** The text, for errors. */
    String text();

    /** A number, name, address, or unquoted word. */
    record Word(String text) implements Literal {}

    /** Something between double quotes, without them. */
    record Quote(String text) implements Literal {}

    /** A character between single quotes, without them. */
    record Char(String text) implements Literal {}

    /** What stands between braces or brackets. */
    record Braces(String text, List<Item> items) implements Literal {
        public Braces { items = List.copyOf(items); }
    }

    /** One item between braces; the name is empty where none was given. */
    record Item(String name, Literal value) {}
}
