package bpflab.clang;

import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a C file asks for, itself or through files of its folder, as far as it decides how to call clang. A guess that
 * is cheap and right for plain sources; where conditions and macros make it wrong, clang's answer corrects it (see
 * {@link Clang}).
 *
 * @param vmlinux it includes vmlinux.h, and no file of that name lies beside it
 * @param vmlinuxFirst and does so before anything else, so that a precompiled one, which clang reads first, means the
 *     same
 * @param tracing it includes bpf_tracing.h or usdt.bpf.h, or a copy of it, which must be told the machine's kind
 * @param names all that is asked for, as it is written there
 */
record Includes(boolean vmlinux, boolean vmlinuxFirst, boolean tracing, Set<String> names) {
    /** A comment, of either form; strings are not told apart. */
    static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern INCLUDE = Pattern.compile("\\s*#\\s*include\\s*(?<mark>[<\"])(?<name>[^>\"]+)[>\"].*");
    /**
     * What may stand before the first include without a meaning for it: nothing, {@code #pragma once}, {@code #line}, a
     * guard's two lines.
     */
    private static final Pattern NEUTRAL = Pattern.compile(
            "\\s*|\\s*#\\s*pragma\\s+once\\s*|\\s*#\\s*line\\b.*"
                    + "|\\s*#\\s*ifndef\\s+\\w+\\s*|\\s*#\\s*define\\s+\\w+\\s*");
    private static final String VMLINUX = "vmlinux.h";

    /** Looks through the file and the files of these folders and of its own that it includes. */
    static Includes of(SourceFile source, List<Path> folders) {
        List<Path> all = new ArrayList<>(List.of(source.folder()));
        all.addAll(folders);
        Walk walk = new Walk(all);
        walk.file(source.path(), source.text());
        return new Includes(walk.vmlinux, walk.vmlinuxFirst, walk.tracing, walk.names);
    }

    private static final class Walk {
        private final List<Path> folders;
        private final Set<Path> seen = new HashSet<>();
        private final Set<String> names = new LinkedHashSet<>();
        private boolean vmlinux;
        private boolean vmlinuxFirst;
        private boolean tracing;
        private boolean somethingBefore;

        Walk(List<Path> folders) {
            this.folders = folders;
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
            names.add(name);
            Stream<Path> beside = quoted ? Stream.of(in.resolveSibling(name)) : Stream.empty();
            Optional<Path> local = Stream.concat(beside, folders.stream().map(folder -> folder.resolve(name)))
                    .filter(Files::exists)
                    .filter(file -> !Files.isDirectory(file))
                    .findFirst();
            local.ifPresent(file -> checkReadable(in, file));
            tracing |= name.endsWith("bpf_tracing.h") || name.endsWith("usdt.bpf.h");
            if (local.isPresent()) {
                read(local.get());
            } else if (name.equals(VMLINUX)) {
                vmlinuxFirst |= !vmlinux && !somethingBefore;
                vmlinux = true;
            } else {
                somethingBefore = true;
            }
        }

        /** clang would read a device or a pipe until the memory is full, or for ever. */
        private static void checkReadable(Path in, Path included) {
            try {
                PlainFile.check(included, PlainFile.TEXT_BYTES);
            } catch (PlainFile.NotPlain e) {
                throw trouble(in, included, e.getReason());
            } catch (IOException gone) {
                return; // clang says what is wrong with it
            }
        }

        private static TroubleException trouble(Path in, Path included, String why) {
            return Trouble.failed(
                    "cannot compile " + in, "it includes " + included + ": " + why,
                    ":edit " + in + "   # take the #include out").toException();
        }

        private void read(Path local) {
            try {
                file(local, PlainFile.text(local));
            } catch (IOException e) {
                somethingBefore = true; // clang says what is wrong with it
            }
        }
    }
}
