package bpflab.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts C into tokens as the C standard does (ISO/IEC 9899:2011, 6.4), lines joined by a backslash included. It never
 * fails: what is left open ends with the text.
 */
final class Tokenizer {
    /** Longest first. */
    private static final String[] SIGNS = {
        "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "*=", "/=", "%=", "+=",
        "-=", "&=", "^=", "|=", "##"};

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean directive;
    private boolean lineBegins = true;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.length()) {
            tokenizer.step();
        }
        return List.copyOf(tokenizer.tokens);
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n') {
            directive = false;
            lineBegins = true;
            at++;
        } else if (isSpliced()) {
            at = text.indexOf('\n', at) + 1;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            at = endOfLine(at);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
        } else {
            directive |= lineBegins && c == '#';
            lineBegins = false;
            token(c);
        }
    }

    /** A backslash that is the last of its line. */
    private boolean isSpliced() {
        return text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        while (end > 0 && (text.charAt(end - 1) == '\\' || text.startsWith("\\\r", end - 2))) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private void token(char c) {
        if (Character.isLetter(c) || c == '_' || c == '$') {
            add(Token.Kind.NAME, after(at, false));
        } else if (Character.isDigit(c) || c == '.' && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1))) {
            add(Token.Kind.NUMBER, after(at, true));
        } else if (c == '"') {
            add(isIncluded() ? Token.Kind.HEADER : Token.Kind.STRING, quoted(c));
        } else if (c == '\'') {
            add(Token.Kind.CHARACTER, quoted(c));
        } else if (c == '<' && isIncluded() && text.indexOf('>', at) > 0 && text.indexOf('>', at) < endOfLine(at)) {
            add(Token.Kind.HEADER, text.indexOf('>', at) + 1);
        } else {
            add(Token.Kind.SIGN, at + sign());
        }
    }

    private boolean isIncluded() {
        int last = tokens.size() - 1;
        return directive && last > 0 && tokens.get(last).text().startsWith("include")
                && tokens.get(last - 1).is("#");
    }

    private int after(int from, boolean number) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'
                || text.charAt(end) == '$' || number && text.charAt(end) == '.')) {
            end++;
        }
        return end;
    }

    /** A text ends with its line at the latest. */
    private int quoted(char mark) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != mark && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end < text.length() && text.charAt(end) == mark ? end + 1 : end);
    }

    private int sign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                return sign.length();
            }
        }
        return 1;
    }

    /** What has a letter that no file's name has is no header. */
    private void add(Token.Kind kind, int end) {
        String piece = text.substring(at, end);
        boolean name = kind != Token.Kind.HEADER || piece.chars().noneMatch(Character::isISOControl);
        tokens.add(new Token(name ? kind : Token.Kind.STRING, at, end, piece, directive));
        at = end;
    }
}
