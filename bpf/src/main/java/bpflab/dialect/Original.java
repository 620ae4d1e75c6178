package bpflab.dialect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text as its author wrote it. */
public final class Original {
    private final Path path;
    private final String text;
    private final List<Token> tokens;
    private final int[] lineStarts;

    private Original(Path path, String text) {
        this.path = path;
        this.text = text;
        this.tokens = Tokenizer.tokens(text);
        this.lineStarts = IntStream.concat(
                IntStream.of(0), IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').map(i -> i + 1))
                .toArray();
    }

    /** That text of that file. */
    public static Original of(Path path, String text) {
        return new Original(path, text);
    }

    /** Where it was read. */
    public Path path() {
        return path;
    }

    /** All of it. */
    public String text() {
        return text;
    }

    /** What it is made of, in its order. */
    public List<Token> tokens() {
        return tokens;
    }

    /** The token at that place; an empty sign behind the last one. */
    public Token token(int index) {
        return index >= 0 && index < tokens.size()
                ? tokens.get(index)
                : new Token(Token.Kind.SIGN, text.length(), text.length(), "", false);
    }

    /** The line that an offset is in, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * Where that line begins.
     *
     * @param line from 1; behind the last one the text's end
     */
    public int startOf(int line) {
        return line > lineStarts.length ? text.length() : lineStarts[line - 1];
    }

    /** Where the line behind that of an offset begins, or the text's end. */
    public int nextLine(int offset) {
        return startOf(line(offset) + 1);
    }

    /** Its text between two offsets. */
    public String between(int from, int to) {
        return text.substring(from, to);
    }

    /**
     * The text of a row of tokens, with what stands between them.
     *
     * @param to exclusive, behind {@code from}
     */
    public String written(int from, int to) {
        return to <= from ? "" : between(token(from).from(), token(to - 1).to());
    }

    /** The index of the bracket that closes the one at that index; -1 where none does. */
    public int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if ((token.is(")") || token.is("]") || token.is("}")) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a name stands somewhere in it, comments and texts left out. */
    public boolean names(String name) {
        return tokens.stream().anyMatch(token -> token.kind() == Token.Kind.NAME && token.text().equals(name));
    }

    /** The headers that it includes, marks and all, in its order: {@code <linux/bpf.h>}. */
    public Stream<Token> headers() {
        return tokens.stream().filter(token -> token.kind() == Token.Kind.HEADER);
    }

    /** The names that it defines by {@code #define}. */
    public Stream<String> macros() {
        return IntStream.range(2, tokens.size())
                .filter(i -> tokens.get(i - 1).is("define") && tokens.get(i - 2).is("#"))
                .mapToObj(i -> tokens.get(i).text());
    }
}
