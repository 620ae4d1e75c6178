package bpflab.command.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of two texts in one list, by the longest common subsequence. */
final class LineDiff {
    private static final int AROUND = 2;

    private LineDiff() {}

    /** A line; its mark is a blank where both have it, {@code -} where the first alone does, {@code +} the second. */
    record Row(char mark, String text) {
        boolean isSame() {
            return mark == ' ';
        }
    }

    static List<Row> of(List<String> first, List<String> second) {
        int[][] common = new int[first.size() + 1][second.size() + 1];
        for (int i = first.size() - 1; i >= 0; i--) {
            for (int j = second.size() - 1; j >= 0; j--) {
                common[i][j] = first.get(i).equals(second.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Row> rows = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
                rows.add(new Row(' ', first.get(i++)));
                j++;
            } else if (i < first.size() && (j == second.size() || common[i + 1][j] >= common[i][j + 1])) {
                rows.add(new Row('-', first.get(i++)));
            } else {
                rows.add(new Row('+', second.get(j++)));
            }
        }
        return rows;
    }

    /** Those that differ, with a few around them. */
    static List<Row> near(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .filter(at -> rows.subList(Math.max(0, at - AROUND), Math.min(rows.size(), at + AROUND + 1)).stream()
                        .anyMatch(row -> !row.isSame()))
                .mapToObj(rows::get)
                .toList();
    }
}
