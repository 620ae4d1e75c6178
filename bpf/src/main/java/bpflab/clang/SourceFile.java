package bpflab.clang;

import bpflab.owner.PlainFile;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A C file that is there and is text.
 *
 * @param path as a person named it
 * @param text what is compiled
 * @param compiled the file that has that text: another one where the text was rewritten
 */
public record SourceFile(Path path, String text, Path compiled) {
    private static final String PYTHON = "Python";

    /** Endings of files that lie beside programs. Any other may be C: old texts have it in files of all names. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("py", PYTHON), Map.entry("md", "Markdown"), Map.entry("html", "HTML"), Map.entry("json", "JSON"),
            Map.entry("sh", "a shell script"), Map.entry("bt", "a bpftrace script"), Map.entry("java", "Java"),
            Map.entry("go", "Go"), Map.entry("rs", "Rust"), Map.entry("yml", "YAML"), Map.entry("yaml", "YAML"));

    /** What ISO/IEC 8859-1 leaves to controls, but for those that begin or end lines. */
    private static final Pattern NO_LATIN = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f]");
    private static final int MOST_BESIDE = 1000;
    private static final Pattern NAMES = Pattern.compile(".*\\.[cho]");

    /**
     * Reads it.
     *
     * @throws bpflab.trouble.TroubleException not there, a folder, not a regular file, too large, not readable, empty,
     *     not text
     */
    public static SourceFile read(Path path) {
        if (Files.isDirectory(path)) {
            throw trouble(path, "it is a folder, not a C file", "!ls " + path.normalize() + "   # shows its files");
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw trouble(path, "it is a link, and what it leads to is not there", "!ls -l " + path);
        }
        if (!Files.exists(path)) {
            String look = "!ls" + (path.getParent() == null ? "" : " " + path.getParent());
            throw trouble(path, "there is no such file", spelt(path).orElse(look));
        }
        try {
            byte[] bytes = PlainFile.read(path);
            if (bytes.length == 0) {
                throw trouble(path, "the file is empty", ":edit " + path);
            }
            return new SourceFile(path, text(bytes), path);
        } catch (PlainFile.NotPlain e) {
            throw trouble(path, e.getReason(), "!ls -l " + path);
        } catch (CharacterCodingException e) {
            throw trouble(
                    path, "it has bytes that no text has, so it is no C source",
                            "give the .c file; an object file is loaded as it is");
        } catch (IOException e) {
            String why = Files.isReadable(path) ? String.valueOf(e.getMessage()) : "you have no right to read it";
            throw trouble(path, why, "!ls -l " + path);
        }
    }

    /**
     * UTF-8, or the Latin-1 in which names in old comments are spelt.
     *
     * @throws CharacterCodingException no text
     */
    private static String text(byte[] bytes) throws CharacterCodingException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            if (NO_LATIN.matcher(latin).find()) {
                throw other;
            }
            return latin;
        }
    }

    /**
     * Reads C, as {@link #read}.
     *
     * @throws bpflab.trouble.TroubleException as there; the name's ending is that of another language
     */
    static SourceFile readC(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        String language = OTHERS.get(name.substring(name.lastIndexOf('.') + 1));
        SourceFile file = read(path);
        if (language != null) {
            throw trouble(path, "its name says that it is " + language + ", not C",
                    language.equals(PYTHON) ? ":translate " + path : "name a file that ends in .c");
        }
        return file;
    }

    /** The name in the same folder that was meant, as a question. */
    private static Optional<String> spelt(Path path) {
        try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
            List<String> names = files.limit(MOST_BESIDE)
                    .filter(file -> NAMES.matcher(file.toString()).matches() && Files.isRegularFile(file))
                    .map(file -> file.getFileName().toString())
                    .toList();
            return Nearest.to(path.getFileName().toString(), names)
                    .map(name -> "did you mean " + path.resolveSibling(name) + "?");
        } catch (IOException | UncheckedIOException closed) {
            return Optional.empty();
        }
    }

    private static RuntimeException trouble(Path path, String why, String hint) {
        return Trouble.failed("cannot compile " + path, why, hint).toException();
    }

    /**
     * The file that a header's name stands for near a source: beside it, or in one of the header folders that
     * compilations search; empty when there is none.
     */
    public static Optional<Path> header(Path source, String name) {
        Path beside = source.toAbsolutePath().resolveSibling(name);
        return Files.isRegularFile(beside)
                ? Optional.of(beside)
                : HeaderSearch.nearby(source, name).map(folder -> folder.resolve(name)).findFirst();
    }

    /** The folder that it is in. */
    Path folder() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
