package bpflab.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Pieces to Markdown. What stands in a fence cannot end it, nor be taken for a line that was typed. */
public final class NotesText {
    static final String PROMPT = "bpflab> ";
    static final String GOES_ON = "   ...> ";

    private static final Pattern BACKTICKS = Pattern.compile("`{3,}");
    private static final int LEAST = 3;
    private static final Map<String, String> LANGUAGES =
            Map.of("c", "c", "h", "c", "java", "java", "sh", "sh", "py", "python", "md", "markdown");

    private final StringBuilder text = new StringBuilder();

    private NotesText() {}

    /** The Markdown. */
    public static String of(List<Piece> pieces) {
        NotesText notes = new NotesText();
        for (int at = 0; at < pieces.size(); at++) {
            int end = at;
            while (end + 1 < pieces.size() && isOneFence(pieces.get(end), pieces.get(end + 1))) {
                end++;
            }
            notes.add(pieces.subList(at, end + 1));
            at = end;
        }
        return notes.text.toString();
    }

    private static boolean isOneFence(Piece one, Piece next) {
        return one instanceof Piece.Typed first && next instanceof Piece.Typed second && first.kind() == second.kind();
    }

    private void add(List<Piece> block) {
        if (text.length() > 0) {
            text.append('\n');
        }
        Piece first = block.get(0);
        if (first instanceof Piece.Heading heading) {
            text.append("#".repeat(heading.level())).append(' ').append(oneLine(heading.text())).append('\n');
        } else if (first instanceof Piece.Remark remark) {
            remark.text().lines().forEach(line -> text.append("> ").append(line).append('\n'));
        } else if (first instanceof Piece.Given given) {
            fence(language(given.name()) + " file=" + given.name(), given.content().lines().toList());
        } else {
            fence(((Piece.Typed) first).kind().info(),
                    block.stream().flatMap(piece -> lines((Piece.Typed) piece).stream()).toList());
        }
    }

    private void fence(String info, List<String> lines) {
        int longest = lines.stream()
                .flatMap(line -> BACKTICKS.matcher(line).results())
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(LEAST - 1);
        String mark = "`".repeat(longest + 1);
        text.append(mark).append(info).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(mark).append('\n');
    }

    private static List<String> lines(Piece.Typed typed) {
        List<String> lines = new ArrayList<>();
        List<String> asked = typed.line().lines().toList();
        for (int at = 0; at < asked.size(); at++) {
            lines.add((at == 0 ? PROMPT : GOES_ON) + asked.get(at));
        }
        typed.output().forEach(line -> lines.add(isTyped(line) ? " " + line : line));
        return lines;
    }

    private static boolean isTyped(String output) {
        return output.startsWith(PROMPT) || output.startsWith(GOES_ON);
    }

    private static String language(String name) {
        return LANGUAGES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
