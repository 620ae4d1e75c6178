package bpflab.ast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code -ast-dump} to the trees in it ({@code TextNodeDumper} in clang). A place is written as far as it
 * differs from the one before: {@code file:line:column}, {@code line:line:column} or {@code col:column}.
 */
public final class DumpReader {
    private static final Pattern LINE = Pattern.compile("([| `-]*+)([A-Z]\\w*+|<<<NULL>>>)(?: 0x[0-9a-f]+)?(.*)");
    private static final String NUMBER = "(\\d{1,9})";
    private static final Pattern PLACE = Pattern.compile(
            "<invalid sloc>|line:" + NUMBER + ":" + NUMBER + "|col:" + NUMBER
                    + "|(<[\\w -]+>|[^<>,\\s][^<>,]*?):" + NUMBER + ":" + NUMBER);
    private static final Pattern TYPE = Pattern.compile("'([^']*)'(?::'([^']*)')?");
    private static final Pattern REFERS = Pattern.compile("(\\w+) 0x[0-9a-f]+ '([^']*)'");
    private static final Pattern MEMBER = Pattern.compile("(->|\\.)(\\w*) 0x[0-9a-f]+");
    private static final Pattern OPERATOR = Pattern.compile("'([^'\\w]+)'");
    private static final Pattern DECLARES = Pattern.compile("(?:used |referenced |implicit |constexpr )*(\\w+) '.*");

    private String file = "";
    private int line;
    private int column;

    private DumpReader() {}

    /** The functions in the dump, from the first on; what is no dump has none. Other declarations are passed over. */
    public static List<Node> read(String dump) {
        return new DumpReader().trees(dump);
    }

    /** A node whose children are still being read. */
    private record Open(int depth, Node head, List<Node> children) {
        Node closed() {
            return children.isEmpty()
                    ? head
                    : new Node(head.kind(), head.span(), head.type(), head.canonicalType(), head.text(), head.detail(),
                    children);
        }
    }

    private List<Node> trees(String dump) {
        List<Node> trees = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        dump.lines().forEach(text -> {
            boolean outermost = !text.isEmpty() && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z';
            if (outermost) {
                close(open, 0, trees);
            }
            Matcher matched = LINE.matcher(text);
            if ((outermost ? text.startsWith("FunctionDecl") : !open.isEmpty()) && matched.matches()) {
                close(open, matched.group(1).length(), trees);
                open.push(new Open(
                        matched.group(1).length(), head(matched.group(2), matched.group(3)), new ArrayList<>()));
            }
        });
        close(open, 0, trees);
        return trees;
    }

    private static void close(Deque<Open> open, int depth, List<Node> trees) {
        while (!open.isEmpty() && open.peek().depth() >= depth) {
            Node closed = open.pop().closed();
            (open.isEmpty() ? trees : open.peek().children()).add(closed);
        }
    }

    private Node head(String kind, String rest) {
        if (kind.startsWith("<")) {
            return Node.NOTHING;
        }
        int open = rest.indexOf('<');
        int end = open < 0 ? -1 : closing(rest, open);
        Span span = end < 0 ? Span.NONE : span(rest.substring(open + 1, end));
        String after = end < 0 ? rest : rest.substring(end + 1).strip();
        if (kind.endsWith("Decl")) {
            Matcher own = PLACE.matcher(after);
            if (own.lookingAt()) {
                place(own);
                after = after.substring(own.end()).strip();
            }
        }
        Matcher type = TYPE.matcher(after);
        boolean typed = type.find();
        String written = typed ? type.group(1) : "";
        String canonical = typed && type.group(2) != null ? type.group(2) : written;
        String detail = typed ? after.substring(type.end()).strip() : after;
        return new Node(kind, span, written, canonical, text(kind, after, detail), detail, List.of());
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '<' ? 1 : text.charAt(i) == '>' && text.charAt(i - 1) != '-' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private Span span(String range) {
        Matcher place = PLACE.matcher(range);
        if (!place.find()) {
            return Span.NONE;
        }
        boolean begins = place(place);
        Span begin = new Span(file, line, column, file, line, column);
        if (!place.find()) {
            return begins ? begin : Span.NONE;
        }
        boolean ends = place(place);
        return begins && ends
                ? new Span(begin.file(), begin.line(), begin.column(), file, line, column)
                : begins ? new Span(begin.file(), begin.line(), begin.column(), "", 0, 0) : Span.NONE;
    }

    /** Moves to the place; false when it is none in a file, as {@code <scratch space>}, where macros join names. */
    private boolean place(Matcher place) {
        if (place.group(1) != null) {
            line = Integer.parseInt(place.group(1));
            column = Integer.parseInt(place.group(2));
        } else if (place.group(3) != null) {
            column = Integer.parseInt(place.group(3));
        } else if (place.group(4) != null) {
            file = place.group(4);
            line = Integer.parseInt(place.group(5));
            column = Integer.parseInt(place.group(6));
        } else {
            return false;
        }
        return !file.startsWith("<");
    }

    private static String text(String kind, String after, String detail) {
        switch (kind) {
            case "DeclRefExpr":
                return group(REFERS.matcher(detail), 2);
            case "MemberExpr":
                return group(MEMBER.matcher(detail), 2);
            case "BinaryOperator":
            case "CompoundAssignOperator":
            case "UnaryOperator":
                return group(OPERATOR.matcher(detail), 1);
            case "IntegerLiteral":
                return detail;
            default:
                Matcher declares = DECLARES.matcher(after);
                return kind.endsWith("Decl") && declares.matches() ? declares.group(1) : "";
        }
    }

    private static String group(Matcher matcher, int group) {
        return matcher.find() ? matcher.group(group) : "";
    }
}
