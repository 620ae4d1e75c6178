package bpflab.libbpf;

import bpflab.elf.ObjectFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The C files beside these tests, compiled once each by this machine's clang. */
final class Sources {
    private static final Map<String, byte[]> COMPILED = new ConcurrentHashMap<>();

    private Sources() {}

    /** The object of {@code name}.c. */
    static ObjectFile object(String name) {
        return ObjectFile.parse(
                name + ".o",
                        COMPILED.computeIfAbsent(
                        name, n -> compile(Path.of("src/test/resources/bpflab/libbpf", n + ".c"))));
    }

    /** The object of a C text. */
    static ObjectFile text(String name, String c) {
        return ObjectFile.parse(name + ".o", image(name, c));
    }

    /** The bytes of the object of a C text. */
    static byte[] image(String name, String c) {
        try {
            Path source = Files.createTempFile(name, ".c");
            try {
                return compile(Files.writeString(source, c));
            } finally {
                Files.delete(source);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] compile(Path source) {
        try {
            Path object = Files.createTempFile("bpflab", ".o");
            try {
                Process clang =
                        new ProcessBuilder(
                                "clang", "-O2", "-g", "-target", "bpf", "-I/usr/include/" + multiarch(), "-c",
                                        source.toString(), "-o", object.toString())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(clang.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (clang.waitFor() != 0) {
                    throw new AssertionError(said);
                }
                return Files.readAllBytes(object);
            } finally {
                Files.delete(object);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String multiarch() {
        return System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu";
    }
}
