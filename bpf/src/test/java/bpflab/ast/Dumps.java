package bpflab.ast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Kept files of this room, and trees as text: a node a line, with its kind, what is particular, type and place. */
final class Dumps {
    private Dumps() {}

    static String text(String file) {
        try {
            return Files.readString(Path.of(Dumps.class.getResource(file).toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The function that the kept dump of {@code shapes.c} is of. */
    static CFunction shapes() {
        Node tree = DumpReader.read(text("shapes.dump")).get(0);
        return new CFunction(tree, text("shapes.c").lines().toList());
    }

    static String shown(List<Node> trees) {
        StringBuilder text = new StringBuilder();
        trees.forEach(tree -> show(tree, 0, text));
        return text.toString();
    }

    private static void show(Node node, int depth, StringBuilder text) {
        String type = node.type().equals(node.canonicalType()) ? node.type()
                : node.type() + " = " + node.canonicalType();
        text.append(("  ".repeat(depth) + (node.equals(Node.NOTHING) ? "nothing" : node.kind()) + " " + node.text()
                + (type.isEmpty() ? "" : " : " + type) + " " + place(node.span())).replaceAll(" +$", "")
                .replaceAll("(\\S) +", "$1 ")).append('\n');
        node.children().forEach(child -> show(child, depth + 1, text));
    }

    private static String place(Span span) {
        if (span.line() == 0) {
            return "";
        }
        String begin = "@" + span.file() + ":" + span.line() + ":" + span.column();
        String end = span.endFile().equals(span.file()) ? span.endLine() + ":" + span.endColumn()
                : span.endFile() + ":" + span.endLine() + ":" + span.endColumn();
        return begin + "-" + end;
    }
}
