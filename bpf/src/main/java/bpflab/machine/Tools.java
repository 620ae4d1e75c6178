package bpflab.machine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The programs on the PATH.
 *
 * @param folders those of the PATH, in its order
 */
public record Tools(List<Path> folders) {
    public Tools {
        folders = List.copyOf(folders);
    }

    /** Of the variable's value; a folder that is not named from the root down does not count. */
    static Tools of(Path root, String variable) {
        return new Tools(Arrays.stream(variable.split(":"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> root.resolve(folder.substring(1)))
                .toList());
    }

    /** The file of the first program with that name; a name with a slash is a file's path already. */
    public Optional<Path> find(String name) {
        return name.contains("/")
                ? Optional.of(Path.of(name)).filter(Tools::runs)
                : folders.stream().map(folder -> folder.resolve(name)).filter(Tools::runs).findFirst();
    }

    /** Whether there is a program with that name. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** All names. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException | DirectoryIteratorException notThere) {
                continue;
            }
        }
        return names;
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
