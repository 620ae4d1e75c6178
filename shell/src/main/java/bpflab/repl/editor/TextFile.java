package bpflab.repl.editor;

import bpflab.owner.PlainFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A file as it is kept: what is not changed is written as it was read.
 *
 * @param path where it is
 * @param charset UTF-8, or one that gives every byte back
 * @param lineEnd what its lines end with
 * @param lines at least one; an empty last one when the file ends with a line's end
 */
record TextFile(Path path, Charset charset, String lineEnd, List<String> lines) {
    /**
     * Reads it; a file that is not there yet is empty.
     *
     * @throws IOException it cannot be read, or is no text
     */
    static TextFile read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return new TextFile(path, StandardCharsets.UTF_8, "\n", List.of(""));
        }
        byte[] bytes = PlainFile.read(path);
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        String lineEnd = text.contains("\r\n") && !text.replace("\r\n", "").contains("\n") ? "\r\n" : "\n";
        return new TextFile(path, charset, lineEnd, List.of(text.split(lineEnd, -1)));
    }

    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** Whether something else than was read is there now: another program wrote it meanwhile. */
    boolean isOther() {
        try {
            return Files.exists(path) && !Arrays.equals(PlainFile.read(path), bytes());
        } catch (IOException isNoFileAnyMore) {
            return true;
        }
    }

    /**
     * Writes other lines into the same file, whose owner and rights stay, as who edits it.
     *
     * @return the file as it is then
     * @throws IOException it cannot be written
     */
    TextFile write(List<String> text) throws IOException {
        boolean able = charset.newEncoder().canEncode(String.join(lineEnd, text));
        TextFile written = new TextFile(path, able ? charset : StandardCharsets.UTF_8, lineEnd, List.copyOf(text));
        Files.write(path, written.bytes(), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        return written;
    }

    private byte[] bytes() {
        return String.join(lineEnd, lines).getBytes(charset);
    }
}
