package bpflab.view;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.terminal.TerminalRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Compares a view with {@code src/test/resources/bpflab/view/NAME-WIDTH.txt}; {@code -Dgolden.write} writes the file
 * instead, and git diff is the review.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/bpflab/view");

    private Golden() {}

    /** The view at 40, 80 and 200 columns. */
    static void check(String name, View view) {
        for (int width : new int[] {40, 80, 200}) {
            check(name, view, width);
        }
    }

    private static void check(String name, View view, int width) {
        String seen = text(view, width);
        Path file = FOLDER.resolve(name + "-" + width + ".txt");
        try {
            if (System.getProperty("golden.write") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, seen);
            }
            assertThat(seen).as("%s at %d columns", name, width).isEqualTo(Files.readString(file));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static String text(View view, int width) {
        return TerminalRenderer.lines(view, width).stream()
                .map(line -> Clean.line(line).text() + "\n")
                .collect(Collectors.joining());
    }
}
