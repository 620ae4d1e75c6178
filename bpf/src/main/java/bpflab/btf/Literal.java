package bpflab.btf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value as a person typed it, before its type is looked at. */
sealed interface Literal {
    /** The first of 128 letters that stand for bytes which are no letters; no text has one of them alone. */
    char NO_LETTER = 0xdc80;
    /** The first byte that is none. */
    int NO_ASCII = 0x80;

    /** The text, for errors. */
    String text();

    /** The letter in a text that stands for one byte, as {@code \\xff} in C. */
    static char ofByte(int code) {
        return (char) (code < NO_ASCII ? code : code - NO_ASCII + NO_LETTER);
    }

    /** The text's bytes: UTF-8, but for those that were given by their code. */
    default byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text().codePoints().forEach(letter -> bytes.writeBytes(letter >= NO_LETTER && letter < NO_LETTER + NO_ASCII
                ? new byte[] {(byte) (letter - NO_LETTER + NO_ASCII)}
                : Character.toString(letter).getBytes(StandardCharsets.UTF_8)));
        return bytes.toByteArray();
    }

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
