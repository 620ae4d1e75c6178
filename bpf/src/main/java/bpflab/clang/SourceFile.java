package bpflab.clang;

import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A C file that is there and is text. */
record SourceFile(Path path, String text) {
    /** vmlinux.h, the largest C file that anybody compiles for BPF, has 3 MB. */
    static final long MOST_BYTES = 16 << 20;

    /**
     * Reads it.
     *
     * @throws bpflab.trouble.TroubleException not there, a folder, not a regular file, too large, not readable, empty,
     *     not UTF-8
     */
    static SourceFile read(Path path) {
        if (Files.isDirectory(path)) {
            throw trouble(path, "it is a folder, not a C file", "name a file in it, as " + path.resolve("program.c"));
        }
        if (!Files.exists(path)) {
            throw trouble(
                    path, "there is no such file",
                            "!ls " + (path.getParent() == null ? "" : path.getParent() + " ") + "shows what is there");
        }
        try {
            byte[] bytes = PlainFile.read(path, MOST_BYTES);
            if (bytes.length == 0) {
                throw trouble(path, "the file is empty", ":edit " + path + " opens it");
            }
            return new SourceFile(path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (PlainFile.NotPlain e) {
            throw trouble(path, e.getReason(), "name a file that ends in .c; this is: !ls -l " + path);
        } catch (CharacterCodingException e) {
            throw trouble(
                    path, "it is not UTF-8 text, so it is no C source",
                            "give the .c file; an object file goes to :load as it is");
        } catch (IOException e) {
            String why = Files.isReadable(path) ? String.valueOf(e.getMessage()) : "you have no right to read it";
            throw trouble(path, why, "!ls -l " + path + " shows its owner and rights");
        }
    }

    private static RuntimeException trouble(Path path, String why, String hint) {
        return Trouble.failed("cannot compile " + path, why, hint).toException();
    }

    /** The folder that it is in. */
    Path folder() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
