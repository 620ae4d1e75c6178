package bpflab.view;

import java.util.List;

/** Numbers as lengths: bars, and lines of small columns. */
public final class Bar {
    /** A full bar, in columns. */
    static final int COLUMNS = 40;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private Bar() {}

    /** A bar as long as the number's part of the greatest; what is more than nothing is seen. */
    public static String of(double number, double greatest) {
        if (!(number > 0) || !(greatest > 0)) {
            return "";
        }
        int eighths = (int) Math.max(1, Math.round(Math.min(1, number / greatest) * COLUMNS * 8));
        String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
        return "█".repeat(eighths / 8) + rest;
    }

    /** A sparkline: numbers one beside the other, the greatest as high as a line. */
    static String line(List<Double> numbers) {
        double greatest = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double number : numbers) {
            int level = greatest <= 0 ? 0 : (int) Math.round(Math.max(0, number) / greatest * (LEVELS.length() - 1));
            line.append(LEVELS.charAt(level));
        }
        return line.toString();
    }
}
