package bpflab;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that a person may read: string constants of what ships, documents, lessons, scripts. */
record Texts(Map<String, List<String>> byPlace) {
    /** All of them, by class or file. */
    static Texts all() {
        Map<String, List<String>> all = new HashMap<>();
        for (String module : Tree.MODULES) {
            Path classes = Tree.TOP.resolve(module).resolve("target/classes");
            files(classes, ".class").forEach(file -> all.put(classes.relativize(file).toString(), constants(file)));
        }
        Stream.of(files(Tree.TOP.resolve("lessons/course"), ".md"), files(Tree.TOP.resolve("lessons/course"), ".c"),
                        Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md").map(Tree.TOP::resolve).toList(),
                        Tree.scripts())
                .flatMap(List::stream)
                .forEach(file -> all.put(Tree.TOP.relativize(file).toString(), List.of(Tree.text(file))));
        return new Texts(all);
    }

    /** The string constants of a class, from its constant pool: The Java Virtual Machine Specification, 4.4. */
    static List<String> constants(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.readLong(); // magic and versions
            int count = in.readUnsignedShort();
            Map<Integer, String> texts = new HashMap<>();
            List<Integer> strings = new ArrayList<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 8 -> strings.add(in.readUnsignedShort());
                    case 7, 16, 19, 20 -> in.readUnsignedShort();
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                    case 5, 6 -> {
                        in.readLong();
                        i++; // long and double take two places
                    }
                    default -> throw new AssertionError("constant " + tag + " in " + file);
                }
            }
            return strings.stream().map(texts::get).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
