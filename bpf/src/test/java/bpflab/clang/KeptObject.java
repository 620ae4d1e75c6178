package bpflab.clang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object that tests load, compiled by this machine's clang once and kept under {@code target/objects} of the module
 * by a hash of all that it is made from: source, flags, clang, headers. Two Mavens at once may both compile it; each
 * sees all of it or nothing. The product's own way from C to object, {@link Clang}, keeps nothing.
 *
 * @param source the C file
 * @param flags behind {@code clang -O2 -g -target bpf}
 */
public record KeptObject(Path source, List<String> flags) {
    private static final Path FOLDER = Path.of("target/objects");
    private static final List<Path> HEADERS = List.of(Path.of("/usr/include/bpf"), Path.of("/usr/include/linux"));

    public KeptObject {
        source = source.toAbsolutePath();
        flags = List.copyOf(flags);
    }

    /** The object of a C file of the tests. */
    public static KeptObject of(Path source, String... flags) {
        return new KeptObject(source, List.of(flags));
    }

    /** The object of a C text; the text is kept, too: the object's debug information names its file. */
    public static KeptObject of(String name, String c) {
        try {
            Path folder = Files.createDirectories(FOLDER.resolve(hash(List.of(c))));
            Path source = folder.resolve(name + ".c");
            if (!Files.exists(source)) {
                keep(c.getBytes(StandardCharsets.UTF_8), source);
            }
            return of(source);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The object's bytes. */
    public byte[] image() {
        try {
            Path kept = FOLDER.resolve(hash(ingredients()) + ".o");
            if (!Files.exists(kept)) {
                keep(compiled(), kept);
            }
            return Files.readAllBytes(kept);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private List<String> command(Path object) {
        String multiarch = System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu";
        List<String> command =
                new ArrayList<>(List.of("clang", "-O2", "-g", "-target", "bpf", "-I/usr/include/" + multiarch));
        command.addAll(flags);
        command.addAll(List.of("-c", source.toString(), "-o", object.toString()));
        return command;
    }

    /** Headers beside the source are read; of the system's it is enough when their folders last changed. */
    private List<String> ingredients() throws IOException {
        List<String> all = new ArrayList<>(command(Path.of("")));
        try (Stream<Path> beside = Files.list(source.getParent())) {
            for (Path file : beside.filter(file -> file.equals(source) || file.toString().endsWith(".h"))
                    .sorted()
                    .toList()) {
                all.add(file + "\n" + Files.readString(file));
            }
        }
        for (Path file : Stream.concat(HEADERS.stream(), Stream.of(compiler())).toList()) {
            all.add(file + (Files.exists(file) ? Files.getLastModifiedTime(file).toString() : ""));
        }
        return all;
    }

    private static Path compiler() throws IOException {
        for (String folder : System.getenv("PATH").split(":")) {
            Path clang = Path.of(folder, "clang");
            if (Files.isExecutable(clang)) {
                return clang.toRealPath();
            }
        }
        return Path.of("clang");
    }

    private byte[] compiled() throws IOException {
        Path object = Files.createTempFile("bpflab", ".o");
        try {
            Process clang = new ProcessBuilder(command(object)).redirectErrorStream(true).start();
            String said = new String(clang.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (clang.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return Files.readAllBytes(object);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } finally {
            Files.deleteIfExists(object); // clang removes it when it fails
        }
    }

    /** Under a name of its own first: whoever looks for it in the meantime finds nothing, not half of it. */
    private static void keep(byte[] bytes, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = Files.write(Files.createTempFile(file.getParent(), "unfinished", ""), bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException cause) {
            throw new AssertionError(cause);
        }
    }
}
