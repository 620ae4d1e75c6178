package bpflab.dialect;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** Which line of the original each line of a translation comes from. */
public final class LineMap {
    private final List<Integer> originals;

    LineMap(List<Integer> originals) {
        this.originals = List.copyOf(originals);
    }

    /**
     * The line of the original.
     *
     * @param translated a line of the translation, from 1
     */
    public int original(int translated) {
        return originals.get(Math.min(translated, originals.size()) - 1);
    }

    /** The same, where the original was itself made from another text. */
    LineMap by(IntUnaryOperator line) {
        return new LineMap(originals.stream().map(line::applyAsInt).toList());
    }

    /**
     * The translation with {@code #line} where lines are counted otherwise, so that clang, and the line information
     * that it writes, name the lines of the original.
     */
    String marked(String text, String file) {
        StringBuilder marked = new StringBuilder();
        String[] lines = text.split("(?<=\n)", -1);
        int expected = 0;
        boolean joined = false;
        for (int i = 0; i < lines.length; i++) {
            int original = original(i + 1);
            if (i == 0) {
                String quoted = file.replace("\\", "\\\\").replace("\"", "\\\"");
                marked.append("#line ").append(original).append(" \"").append(quoted).append("\"\n");
                expected = original;
            } else if (original != expected && !joined && !lines[i].isEmpty()) {
                marked.append("#line ").append(original).append('\n');
                expected = original;
            }
            marked.append(lines[i]);
            joined = lines[i].stripTrailing().endsWith("\\");
            expected++;
        }
        return marked.toString();
    }
}
