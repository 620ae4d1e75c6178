package bpflab.jit;

import bpflab.machine.Machine;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where libLLVM is. Its name has the version in it, each distribution's in its own way, so the folders are looked
 * through for it.
 */
final class LlvmFile {
    /** A test, or a person with an LLVM of their own, names a file with this system property. */
    static final String PROPERTY = "bpflab.libllvm";

    /** {@code libLLVM-14.so.1}, {@code libLLVM.so.19.1}, {@code libLLVM-15.so}, {@code libLLVM-17.0.6.so}. */
    private static final String NAME = "libLLVM(?:-(\\d+)[\\d.]*)?\\.so(?:\\.(\\d+)[\\d.]*)?";

    /** Of the versions that are looked for by name. */
    private static final int NEWEST = 40;
    private static final int OLDEST = 11;

    private LlvmFile() {}

    /** The newest there is; the file of the property when it is set, even if it is not there. */
    static Optional<Path> find() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return usual(List.of("/usr/lib/" + multiarch(), "/usr/lib64")).or(LlvmFile::anywhere);
    }

    /**
     * The newest of those that are called as distributions do. Some folders have thousands of files, and to go through
     * their names takes as long as linking the library.
     */
    static Optional<Path> usual(List<String> folders) {
        for (int version = NEWEST; version >= OLDEST; version--) {
            for (String folder : folders) {
                for (String name : new String[] {
                        "libLLVM.so." + version + ".1", "libLLVM-" + version + ".so.1", "libLLVM-" + version + ".so"}) {
                    File file = new File(folder, name);
                    if (file.isFile()) {
                        return Optional.of(file.toPath());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> anywhere() {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("/usr/lib/" + multiarch(), "/usr/lib64", "/usr/lib", "/usr/local/lib")) {
            list(Path.of(folder), "libLLVM", found);
        }
        List<Path> versions = new ArrayList<>();
        list(Path.of("/usr/lib"), "llvm-", versions);
        for (Path version : versions) {
            list(version.resolve("lib"), "libLLVM", found);
        }
        return newest(found);
    }

    /** Of files by their names, the one of the highest version. */
    static Optional<Path> newest(List<Path> files) {
        Path newest = null;
        int highest = 0;
        for (Path file : files) {
            int version = version(file);
            if (version > highest) {
                newest = file;
                highest = version;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static int version(Path file) {
        Matcher matcher = Pattern.compile(NAME).matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            return 0;
        }
        String version = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return version == null ? 0 : Integer.parseInt(version);
    }

    private static String multiarch() {
        return Machine.architecture() + "-linux-gnu";
    }

    /** What begins so; in thousands of libraries a glob would take as long as reading the code. */
    private static void list(Path folder, String start, List<Path> into) {
        String[] names = folder.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (name.startsWith(start)) {
                into.add(folder.resolve(name));
            }
        }
    }
}
