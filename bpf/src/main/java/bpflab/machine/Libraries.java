package bpflab.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shared libraries by name, where ld.so looks for them: ld.so(8). */
public final class Libraries {
    private static final List<String> USUAL = List.of("/lib64", "/usr/lib64", "/lib", "/usr/lib");

    private Libraries() {}

    /** {@code libc.so.6}; {@code libc} and {@code c} are it, too. */
    public static Optional<Path> find(String name) {
        Optional<Path> exact = folders().stream().map(folder -> folder.resolve(name)).filter(Files::isRegularFile)
                .findFirst();
        String stem = name.startsWith("lib") ? name : "lib" + name;
        return exact.isPresent() || name.contains(".so")
                ? exact
                : folders().stream().flatMap(folder -> children(folder, stem + ".so*").stream())
                        .filter(Libraries::isElf)
                        .findFirst();
    }

    /** With what compilers need {@code libc.so} is a text, which names the library to the linker. */
    private static boolean isElf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        } catch (IOException none) {
            return false;
        }
    }

    private static Set<Path> folders() {
        Set<Path> found = new LinkedHashSet<>();
        String mine = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
        for (String folder : mine.split(":")) {
            if (!folder.isEmpty()) {
                found.add(Path.of(folder));
            }
        }
        configured(Path.of("/etc/ld.so.conf"), found, 0);
        USUAL.forEach(folder -> found.add(Path.of(folder)));
        found.removeIf(folder -> !Files.isDirectory(folder));
        return found;
    }

    /** A line is a folder, or {@code include} and a pattern of files like this one. */
    private static void configured(Path file, Set<Path> found, int depth) {
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.replaceFirst("#.*", "").strip();
                if (text.startsWith("include ") && depth == 0) {
                    Path files = file.resolveSibling(text.substring("include ".length()).strip());
                    children(files.getParent(), files.getFileName().toString())
                            .forEach(more -> configured(more, found, depth + 1));
                } else if (text.startsWith("/")) {
                    found.add(Path.of(text));
                }
            }
        } catch (IOException none) {
            return;
        }
    }

    private static List<Path> children(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException | DirectoryIteratorException none) {
            return found;
        }
        found.sort(null);
        return found;
    }
}
