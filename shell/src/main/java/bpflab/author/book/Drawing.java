package bpflab.author.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A drawing made of letters, as a picture: {@code - | + / \} and the characters for boxes become lines, {@code < > ^ v}
 * at their ends become arrows, all else stays text where it stands.
 */
final class Drawing {
    private static final int WIDE = 8;
    private static final int HIGH = 16;
    private static final int LEAST_SIGNS = 2;
    private static final Pattern SIGN = Pattern.compile("\\+-|-\\+|[┌┐└┘├┤┬┴┼]|-->|<--|──");
    private static final Pattern PIECE = Pattern.compile("\\S+( \\S+)*");
    /** What each character for boxes joins: up, right, down, left. */
    private static final String BOXES = "─│┌┐└┘├┤┬┴┼";
    private static final List<String> JOINS =
            List.of("rl", "ud", "rd", "dl", "ur", "ul", "urd", "udl", "rdl", "url", "urdl");

    /** Where the line comes from that an arrow ends. */
    private static final Map<Character, Character> SHAFTS = Map.of('v', 'u', '^', 'd', '>', 'l', '<', 'r');

    private final List<String> lines;
    private final int columns;

    Drawing(List<String> lines) {
        this.lines = List.copyOf(lines);
        this.columns = lines.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether lines of text are one. */
    static boolean isOne(List<String> lines) {
        return lines.stream().flatMap(line -> SIGN.matcher(line).results()).count() >= LEAST_SIGNS;
    }

    /** The picture, as large as the text was. */
    String svg() {
        StringBuilder path = new StringBuilder();
        StringBuilder arrows = new StringBuilder();
        List<StringBuilder> rest = lines.stream().map(StringBuilder::new).toList();
        for (int y = 0; y < lines.size(); y++) {
            for (int x = 0; x < lines.get(y).length(); x++) {
                if (drawn(x, y, path, arrows)) {
                    rest.get(y).setCharAt(x, ' ');
                }
            }
        }
        int width = columns * WIDE;
        int height = lines.size() * HIGH;
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"img\""
                        + " aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        + "<path class=\"line\" d=\"%s\"/><path class=\"arrow\" d=\"%s\"/>%s</svg>",
                Html.text(label(rest)), width, height, width, height, path.toString().strip(),
                arrows.toString().strip(), texts(rest));
    }

    private boolean drawn(int x, int y, StringBuilder path, StringBuilder arrows) {
        String joins = joins(x, y);
        if (!joins.isEmpty()) {
            joins.chars().forEach(side -> path.append(half(x, y, (char) side)));
            return true;
        }
        String arrow = arrow(x, y);
        arrows.append(arrow);
        if (!arrow.isEmpty()) {
            path.append(half(x, y, SHAFTS.get(at(x, y))));
        }
        return !arrow.isEmpty();
    }

    /** The sides of its cell that a character draws a line to; none when it is text. */
    private String joins(int x, int y) {
        char here = at(x, y);
        return switch (here) {
            case '-' -> isAcross(x, y) ? "rl" : "";
            case '|' -> isUpright(x, y) ? "ud" : "";
            case '+' -> (reaches(x, y - 1, 'd') ? "u" : "") + (reaches(x + 1, y, 'l') ? "r" : "")
                    + (reaches(x, y + 1, 'u') ? "d" : "") + (reaches(x - 1, y, 'r') ? "l" : "");
            case '/', '\\' -> isSlope(x, y) ? String.valueOf(here) : "";
            default -> BOXES.indexOf(here) < 0 ? "" : JOINS.get(BOXES.indexOf(here));
        };
    }

    /** Part of a line to the side; {@code ->} amid C is text. */
    private boolean isAcross(int x, int y) {
        if (at(x + 1, y) == '>' && Character.isJavaIdentifierPart(at(x - 1, y))
                && Character.isJavaIdentifierPart(at(x + 2, y))) {
            return false;
        }
        return "-+<>".indexOf(at(x - 1, y)) >= 0 || "-+<>".indexOf(at(x + 1, y)) >= 0;
    }

    private boolean isUpright(int x, int y) {
        return "|+v^/\\┬┴┼─-".indexOf(at(x, y - 1)) >= 0 || "|+v^/\\┬┴┼─-".indexOf(at(x, y + 1)) >= 0;
    }

    private boolean isSlope(int x, int y) {
        return !Character.isLetterOrDigit(at(x - 1, y)) && !Character.isLetterOrDigit(at(x + 1, y))
                && at(x - 1, y) != at(x, y) && at(x + 1, y) != at(x, y);
    }

    /** Whether a neighbour draws a line to that side of its own cell, or could. */
    private boolean reaches(int x, int y, char side) {
        String upright = "|+v^";
        String across = "-+<>";
        char there = at(x, y);
        boolean isUpright = side == 'u' || side == 'd';
        return (isUpright ? upright : across).indexOf(there) >= 0 || BOXES.indexOf(there) >= 0
                && JOINS.get(BOXES.indexOf(there)).indexOf(side) >= 0;
    }

    private String arrow(int x, int y) {
        int left = x * WIDE;
        int top = y * HIGH;
        int middle = left + WIDE / 2;
        int centre = top + HIGH / 2;
        return switch (at(x, y)) {
            case 'v' -> isLine(x, y - 1, "|+│") && isAlone(x, y)
                    ? corner(middle, top + HIGH, middle - 4, centre, middle + 4, centre) : "";
            case '^' -> isLine(x, y + 1, "|+│")
                    ? corner(middle, top, middle - 4, centre, middle + 4, centre) : "";
            case '>' -> isDash(x - 1, y)
                    ? corner(left + WIDE, centre, left, centre - 4, left, centre + 4) : "";
            case '<' -> isDash(x + 1, y)
                    ? corner(left, centre, left + WIDE, centre - 4, left + WIDE, centre + 4) : "";
            default -> "";
        };
    }

    private boolean isDash(int x, int y) {
        return isLine(x, y, "-─") && !joins(x, y).isEmpty();
    }

    private boolean isAlone(int x, int y) {
        return !Character.isLetterOrDigit(at(x - 1, y)) && !Character.isLetterOrDigit(at(x + 1, y));
    }

    private boolean isLine(int x, int y, String signs) {
        return signs.indexOf(at(x, y)) >= 0;
    }

    private static String corner(int tipX, int tipY, int ax, int ay, int bx, int by) {
        return "M" + tipX + " " + tipY + "L" + ax + " " + ay + "L" + bx + " " + by + "Z ";
    }

    /** A line from the middle of a cell to one of its sides, or across it. */
    private static String half(int x, int y, char side) {
        int middle = x * WIDE + WIDE / 2;
        int centre = y * HIGH + HIGH / 2;
        return switch (side) {
            case 'u' -> "M" + middle + " " + centre + "v" + -HIGH / 2 + " ";
            case 'd' -> "M" + middle + " " + centre + "v" + HIGH / 2 + " ";
            case 'l' -> "M" + middle + " " + centre + "h" + -WIDE / 2 + " ";
            case 'r' -> "M" + middle + " " + centre + "h" + WIDE / 2 + " ";
            case '/' -> "M" + x * WIDE + " " + (y + 1) * HIGH + "l" + WIDE + " " + -HIGH + " ";
            default -> "M" + x * WIDE + " " + y * HIGH + "l" + WIDE + " " + HIGH + " ";
        };
    }

    private static String texts(List<StringBuilder> rest) {
        StringBuilder texts = new StringBuilder();
        for (int y = 0; y < rest.size(); y++) {
            Matcher piece = PIECE.matcher(rest.get(y));
            while (piece.find()) {
                texts.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" textLength=\"%d\">%s</text>",
                        piece.start() * WIDE, y * HIGH + HIGH * 3 / 4, piece.group().length() * WIDE,
                        Html.text(piece.group())));
            }
        }
        return texts.toString();
    }

    /** Its words, for who does not see it. */
    private static String label(List<StringBuilder> rest) {
        List<String> words = new ArrayList<>();
        rest.forEach(line -> PIECE.matcher(line).results().forEach(piece -> words.add(piece.group())));
        return words.stream().collect(Collectors.joining(", ", "a drawing: ", ""));
    }

    private char at(int x, int y) {
        return y < 0 || y >= lines.size() || x < 0 || x >= lines.get(y).length() ? ' ' : lines.get(y).charAt(x);
    }
}
