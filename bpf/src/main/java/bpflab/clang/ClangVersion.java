package bpflab.clang;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a clang, asked once: {@code clang --version} takes 25 ms, more than half of a small compilation. The
 * answer is kept in the cache folder in a file of one line, {@code path <tab> modified <tab> bytes <tab> version}, and
 * holds while path, time and size are the same.
 */
final class ClangVersion {
    private static final Pattern VERSION = Pattern.compile("clang version (\\d+(?:\\.\\d+)*)");

    private ClangVersion() {}

    /**
     * The version, as {@code 14.0.6}.
     *
     * @throws bpflab.trouble.TroubleException what runs is not clang
     */
    static String of(Path clang, Path cache) throws InterruptedException {
        String key = key(clang);
        Path file = cache.resolve("clang-version");
        Optional<String> kept = kept(file, key);
        if (kept.isPresent()) {
            return kept.get();
        }
        ClangRun run = ClangRun.of(List.of(clang.toString(), "--version"));
        String answer = new String(run.output(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(answer);
        if (!version.find()) {
            throw Trouble.machine(
                    "cannot use " + clang,
                            "it does not answer --version as clang does (exit status " + run.status() + ")",
                    "!apt-get install clang   # or name another with CLANG=/path/to/clang").toException();
        }
        keep(cache, file, key + version.group(1));
        return version.group(1);
    }

    private static String key(Path clang) {
        try {
            Path real = clang.toRealPath();
            return real + "\t" + Files.getLastModifiedTime(real).toMillis() + "\t" + Files.size(real) + "\t";
        } catch (IOException e) {
            return clang + "\tgone\t";
        }
    }

    private static Optional<String> kept(Path file, String key) {
        try {
            String line = Files.readString(file).strip();
            return line.startsWith(key) ? Optional.of(line.substring(key.length())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not there yet
        }
    }

    private static void keep(Path cache, Path file, String line) {
        try {
            Files.createDirectories(cache);
            AtomicFile.write(file, temporary -> Files.writeString(temporary, line + "\n"));
        } catch (IOException e) {
            // a cache that cannot be written costs 25 ms the next time, no more
            return;
        }
    }
}
