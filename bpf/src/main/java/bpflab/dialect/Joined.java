package bpflab.dialect;

import bpflab.clang.SourceFile;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A text in which headers that lie near it, and are as old as it is, stand in the place of their {@code #include}: so
 * rules see all that there is to translate, and the translation stands alone.
 */
public final class Joined {
    private static final int DEEPEST = 8;

    private final Predicate<Original> isOld;
    private final StringBuilder text = new StringBuilder();
    /** The line of the first text that each line comes from. */
    private final List<Integer> lines = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private final Original source;

    private Joined(Original source, Predicate<Original> isOld) {
        this.source = source;
        this.isOld = isOld;
    }

    /**
     * The text with those of its headers that are old.
     *
     * @param isOld asked of each header that is near
     */
    public static Joined of(Original source, Predicate<Original> isOld) {
        Joined joined = new Joined(source, isOld);
        joined.put(source, 0, 0);
        return joined;
    }

    /** All of it; the first text itself where there is no such header. */
    public Original text() {
        return changes.isEmpty() ? source : Original.of(source.path(), text.toString());
    }

    /** What came of all of it, with the lines of the first text. */
    public Translation told(Translation translation) {
        return changes.isEmpty() ? translation : translation.relined(line -> lines.get(
                Math.max(0, Math.min(line, lines.size()) - 1)), changes);
    }

    /** @param line of the first text that all of it comes from; 0 for the first text */
    private void put(Original of, int line, int depth) {
        int at = 0;
        for (int i = 2; i < of.tokens().size(); i++) {
            Token header = of.token(i);
            Optional<Original> old = header.kind() == Token.Kind.HEADER && depth < DEEPEST
                    ? old(of, header) : Optional.empty();
            if (old.isPresent()) {
                int from = of.token(i - 2).from();
                append(of, at, from, line);
                at = header.to();
                int mine = line > 0 ? line : of.line(from);
                if (seen.add(old.get().path().toAbsolutePath().normalize())) {
                    changes.add(new Change(
                            mine, of.between(from, at), "the text of " + header.content(),
                            "the header is from the same time: it stands here, so that it is translated, too"));
                    put(old.get(), mine, depth + 1);
                }
            } else if (header.kind() == Token.Kind.HEADER && depth > 0) {
                at = rooted(of, header, at, line);
            } else if (depth > 0 && header.is("once") && of.token(i - 1).is("pragma") && header.directive()) {
                append(of, at, of.token(i - 2).from(), line); // clang wonders at it where it is no header
                at = header.to();
            }
        }
        append(of, at, of.text().length(), line);
    }

    /** A header that is found beside one that now stands elsewhere is named from there. */
    private int rooted(Original of, Token header, int at, int line) {
        Path beside = of.path().toAbsolutePath().resolveSibling(header.content()).normalize();
        if (header.text().startsWith("<") || SourceFile.header(of.path(), header.content())
                .filter(file -> file.normalize().equals(beside)).isEmpty()) {
            return at;
        }
        append(of, at, header.from(), line);
        Path from = source.path().toAbsolutePath().normalize().getParent();
        text.append('"').append(from.relativize(beside)).append('"');
        return header.to();
    }

    private Optional<Original> old(Original of, Token header) {
        try {
            return SourceFile.header(of.path(), header.content())
                    .filter(file -> !header.content().endsWith("vmlinux.h"))
                    .map(file -> Original.of(file, SourceFile.read(file).text()))
                    .filter(isOld);
        } catch (TroubleException unreadable) {
            return Optional.empty(); // clang says what is wrong with it
        }
    }

    private void append(Original of, int from, int to, int line) {
        for (int i = from; i < to; i++) {
            if (text.length() == 0 || text.charAt(text.length() - 1) == '\n') {
                lines.add(line > 0 ? line : of.line(i));
            }
            text.append(of.text().charAt(i));
        }
    }
}
