package bpflab.clang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a C file asks for, itself or through files of its folder, as far as it decides how to call clang. A guess that
 * is cheap and right for plain sources; where conditions and macros make it wrong, clang's answer corrects it (see
 * {@link Clang}).
 *
 * @param vmlinux it includes vmlinux.h, and no file of that name lies beside it
 * @param vmlinuxFirst and does so before anything else, so that a precompiled one, which clang reads first, means the
 *     same
 * @param tracing it includes bpf_tracing.h or usdt.bpf.h, which must be told the machine's kind
 */
record Includes(boolean vmlinux, boolean vmlinuxFirst, boolean tracing) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("\\s*#\\s*include\\s*(?<mark>[<\"])(?<name>[^>\"]+)[>\"].*");
    /**
     * What may stand before the first include without a meaning for it: nothing, {@code #pragma once}, a guard's two
     * lines.
     */
    private static final Pattern NEUTRAL =
            Pattern.compile("\\s*|\\s*#\\s*pragma\\s+once\\s*|\\s*#\\s*ifndef\\s+\\w+\\s*|\\s*#\\s*define\\s+\\w+\\s*");
    private static final String VMLINUX = "vmlinux.h";

    /** Looks through the file and the files of its folder that it includes. */
    static Includes of(SourceFile source) {
        Walk walk = new Walk(source.folder());
        walk.file(source.path(), source.text());
        return new Includes(walk.vmlinux, walk.vmlinuxFirst, walk.tracing);
    }

    private static final class Walk {
        private final Path folder;
        private final Set<Path> seen = new HashSet<>();
        private boolean vmlinux;
        private boolean vmlinuxFirst;
        private boolean tracing;
        private boolean somethingBefore;

        Walk(Path folder) {
            this.folder = folder;
        }

        void file(Path path, String text) {
            if (seen.add(path.toAbsolutePath().normalize())) {
                COMMENT.matcher(text).replaceAll(" ").lines().forEach(line -> line(path, line));
            }
        }

        private void line(Path in, String line) {
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                include(in, include.group("name"), include.group("mark").equals("\""));
            } else if (!NEUTRAL.matcher(line).matches()) {
                somethingBefore = true;
            }
        }

        private void include(Path in, String name, boolean quoted) {
            Path local = quoted ? in.resolveSibling(name) : folder.resolve(name);
            if (!Files.isRegularFile(local)) {
                local = folder.resolve(name);
            }
            if (Files.isRegularFile(local)) {
                read(local);
            } else if (name.equals(VMLINUX)) {
                vmlinuxFirst |= !vmlinux && !somethingBefore;
                vmlinux = true;
            } else {
                tracing |= name.endsWith("bpf_tracing.h") || name.endsWith("usdt.bpf.h");
                somethingBefore = true;
            }
        }

        private void read(Path local) {
            try {
                file(local, Files.readString(local));
            } catch (IOException e) {
                somethingBefore = true; // clang says what is wrong with it
            }
        }
    }
}
