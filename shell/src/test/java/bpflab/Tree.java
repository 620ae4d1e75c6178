package bpflab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository, as the tests of its shape and of its documents see them. */
final class Tree {
    /** The modules, from the one that all may use to the one that nobody uses. */
    static final List<String> MODULES = List.of("bpf", "lessons", "shell");

    /** The repository's top folder: Maven runs tests in their module's. */
    static final Path TOP = Path.of("").toAbsolutePath().getParent();

    private static final Pattern SHELL = Pattern.compile("\\A#!\\S*[/ ]sh\\n|^# shellcheck shell=", Pattern.MULTILINE);

    private Tree() {}

    /** The rooms: package name, without {@code bpflab.}, to its module. */
    static Map<String, String> rooms() {
        Map<String, String> rooms = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> folders = Files.list(sources(module).resolve("bpflab"))) {
                folders.filter(Files::isDirectory)
                        .filter(Tree::holdsJava)
                        .forEach(folder -> rooms.put(folder.getFileName().toString(), module));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rooms;
    }

    /** The folders of the rooms inside of rooms: {@code bpflab.verifier.log} is one. */
    static List<Path> subRooms() {
        return MODULES.stream()
                .map(Tree::sources)
                .flatMap(sources -> filesUnder(sources).stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> sources.relativize(folder).getNameCount() > 2))
                .toList();
    }

    /** All Java files, of tests too. */
    static List<Path> javaFiles() {
        return MODULES.stream()
                .flatMap(module -> filesUnder(TOP.resolve(module).resolve("src")).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /**
     * All shell scripts, told by their first line: a {@code #!} that names sh, or shellcheck's directive in a file that
     * others read.
     */
    static List<Path> scripts() {
        Stream<Path> inFolders = Stream.of(".ci", "vm").flatMap(folder -> filesUnder(TOP.resolve(folder)).stream());
        return Stream.concat(Stream.of(TOP.resolve("bpflab")), inFolders)
                .filter(file -> SHELL.matcher(text(file)).find())
                .toList();
    }

    /** The first sentences that a room's {@code package-info.java} says of it; empty when it has none. */
    static String account(String room) {
        Path file = sources(rooms().get(room)).resolve("bpflab").resolve(room).resolve("package-info.java");
        return Files.exists(file) ? text(file) : "";
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sources(String module) {
        return TOP.resolve(module).resolve("src/main/java");
    }

    private static boolean holdsJava(Path folder) {
        return filesUnder(folder).stream().anyMatch(file -> file.toString().endsWith(".java"));
    }

    private static List<Path> filesUnder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
