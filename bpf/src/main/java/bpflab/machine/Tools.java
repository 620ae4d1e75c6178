package bpflab.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The programs on the PATH.
 *
 * @param folders those of the PATH, in its order
 */
public record Tools(List<Path> folders) {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

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
        return find(name, file -> true);
    }

    /**
     * The first of that name with code of its own, as a probe needs it: a script may stand on the PATH before the
     * program that it starts.
     */
    public Optional<Path> binary(String name) {
        return find(name, Tools::isElf);
    }

    private static boolean isElf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Optional<Path> find(String name, Predicate<Path> kind) {
        return (name.contains("/") ? Stream.of(Path.of(name)) : folders.stream().map(folder -> folder.resolve(name)))
                .filter(Tools::runs)
                .filter(kind)
                .findFirst();
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
