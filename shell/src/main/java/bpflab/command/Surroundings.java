package bpflab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine as {@code :doctor} sees it: its files, read below a root, and its environment. Nothing here throws; what
 * cannot be read is empty.
 *
 * @param root where the file system begins
 * @param environment the variables
 */
record Surroundings(Path root, Map<String, String> environment) {
    Surroundings {
        environment = Map.copyOf(environment);
    }

    Path path(String file) {
        return root.resolve(file.substring(1));
    }

    boolean has(String file) {
        return Files.exists(path(file));
    }

    boolean isReadable(String file) {
        return Files.isReadable(path(file));
    }

    /** The text of a small file, stripped. */
    Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(path(file)).strip());
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    List<String> lines(String file) {
        return text(file).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** A program on the PATH. */
    Optional<Path> tool(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> path(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The files of a folder whose names match. */
    List<Path> matching(String folder, String glob) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.filter(file -> root.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException none) {
            return List.of();
        }
    }

    /** The value of a variable; empty when it is not set or empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
