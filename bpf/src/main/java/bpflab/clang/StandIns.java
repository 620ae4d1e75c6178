package bpflab.clang;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Files that clang reads in place of others whose text was rewritten: {@code CACHE/rewritten/CRC/NAME.c}. Each file has
 * one, written anew with every compilation, so that the command line that was shown can be typed.
 */
record StandIns(Path cache) {
    /**
     * The file with that text.
     *
     * @throws bpflab.trouble.TroubleException there is no room anywhere
     */
    Path write(SourceFile file, String text) {
        CRC32 sum = new CRC32();
        sum.update(file.path().toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        String folder = "rewritten/" + Long.toHexString(sum.getValue());
        try {
            return written(cache.resolve(folder), file, text);
        } catch (IOException cacheIsNotOurs) {
            return thisRunOnly(file, text, cacheIsNotOurs);
        }
    }

    private static Path thisRunOnly(SourceFile file, String text, IOException first) {
        try {
            Path folder = Files.createTempDirectory("bpflab-rewritten");
            Path written = written(folder, file, text);
            folder.toFile().deleteOnExit();
            written.toFile().deleteOnExit();
            return written;
        } catch (IOException second) {
            throw Trouble.failed(
                    "cannot write what " + file.path().getFileName() + " is in today's C",
                    first.getMessage() + "; and in the temporary folder: " + second.getMessage(),
                    "!df -h ~ " + System.getProperty("java.io.tmpdir")).toException(first);
        }
    }

    private static Path written(Path folder, SourceFile file, String text) throws IOException {
        Path written = Files.createDirectories(folder).resolve(file.path().getFileName());
        AtomicFile.write(written, temporary -> Files.writeString(temporary, text));
        return written;
    }
}
