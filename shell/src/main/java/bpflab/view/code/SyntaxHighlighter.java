package bpflab.view.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits code into pieces of one kind each: one pattern a language, one named group a kind. No line knows of another.
 */
public final class SyntaxHighlighter {
    private static final List<Kind> KINDS =
            List.of(Kind.REMARK, Kind.TEXT, Kind.KEYWORD, Kind.TYPE, Kind.REGISTER, Kind.NAME, Kind.NUMBER);

    /** C as BPF programs are written in it. */
    public static final SyntaxHighlighter C =
            new SyntaxHighlighter("(?<remark>//.*|/\\*.*?(\\*/|$)|^\\s*\\*(\\s.*|/)?$)"
            + "|(?<text>\"(\\\\.|[^\"\\\\])*\"?|'(\\\\.|[^'\\\\])*'?|^\\s*#\\s*include\\s*<[^>]*>)"
            + "|(?<keyword>^\\s*#\\s*\\w+|\\b(if|else|for|while|do|switch|case|default|break|continue|return"
            + "|goto|sizeof|static|const|extern"
            + "|volatile|inline|struct|union|enum|typedef|__always_inline|__noinline)\\b)"
            + "|(?<type>\\b(void|char|short|int|long|unsigned|signed|bool|float|double"
            + "|__[usb][0-9]+|__be[0-9]+|__le[0-9]+|u8|u16|u32|u64|s32|s64|size_t)\\b)"
            + "|(?<name>\\b([A-Z][A-Z0-9_]{2,}|SEC|bpf_\\w+)\\b)"
            + "|(?<number>\\b(0[xX][0-9a-fA-F]+|[0-9]+)[uUlL]*\\b)");

    /** BPF in the kernel's spelling, and the machine's instructions in libLLVM's. */
    public static final SyntaxHighlighter INSTRUCTIONS = new SyntaxHighlighter("(?<remark>;.*|#.*|//.*)"
            + "|(?<keyword>\\b(if|goto|call|exit|lock|ll|callq|jmp\\w*|j[a-z]{1,3}|ret\\w*|leave\\w*)\\b)"
            + "|(?<type>\\*?\\([us](8|16|32|64) ?\\*?\\))"
            + "|(?<register>%[a-z0-9]+|\\b[rw](10|[0-9])\\b)"
            + "|(?<name>\\b(bpf_\\w+|map\\[[^\\]]*\\](\\[[^\\]]*\\])?))"
            + "|(?<number>[-$]?\\b(0x[0-9a-fA-F]+|[0-9]+)\\b)");

    private final Pattern pattern;
    private final List<Kind> kinds;

    private SyntaxHighlighter(String pattern) {
        this.pattern = Pattern.compile(pattern);
        this.kinds = KINDS.stream().filter(kind -> pattern.contains("(?<" + group(kind) + ">")).toList();
    }

    /** A piece of one kind. */
    public record Piece(String text, Kind kind) {}

    /** The pieces of a line; together they are the line. */
    public List<Piece> split(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = pattern.matcher(line);
        int done = 0;
        while (matcher.find()) {
            if (matcher.start() > done) {
                pieces.add(new Piece(line.substring(done, matcher.start()), Kind.PLAIN));
            }
            pieces.add(new Piece(matcher.group(), kind(matcher)));
            done = matcher.end();
        }
        if (done < line.length()) {
            pieces.add(new Piece(line.substring(done), Kind.PLAIN));
        }
        return pieces;
    }

    private Kind kind(Matcher matcher) {
        return kinds.stream().filter(kind -> matcher.group(group(kind)) != null).findFirst().orElse(Kind.PLAIN);
    }

    private static String group(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
