package bpflab.verifier.story;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.clang.Compilation.Compiled;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.verifier.rules.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A refused program with the fix that its explanation offers typed in, compiled and loaded.
 *
 * @param program the file
 * @param first why it was refused
 * @param then what became of it with the fix
 * @param second why it was refused then; the same as {@code first} when it was not loaded again
 */
record Attempt(Path program, Explanation first, Outcome then, Explanation second) {
    /** What becomes of a program with a fix typed in. */
    enum Outcome { LOADS, DIFFERENT, SAME, DOES_NOT_COMPILE, WORDS, NOT_REFUSED }

    /** Compiles and loads; then, when there is C to type in, does so and tries again, in the folder. */
    static Attempt of(Path program, Clang clang, Kernel kernel, Path folder) throws Exception {
        List<String> lines = Files.readAllLines(program);
        Optional<Explanation> first = refused(program, clang, kernel, lines.get(0).contains("load: strict"));
        if (first.isEmpty()) {
            return new Attempt(program, null, Outcome.NOT_REFUSED, null);
        }
        Fix fix = first.get().remedy();
        if (!fix.isCode()) {
            return new Attempt(program, first.get(), Outcome.WORDS, first.get());
        }
        Path fixed = folder.resolve(program.getFileName());
        Files.write(fixed, typed(fix, lines));
        try {
            return refused(fixed, clang, kernel, lines.get(0).contains("load: strict"))
                    .map(second -> new Attempt(
                            program, first.get(), again(first.get(), lines, second, typed(fix, lines)), second))
                    .orElse(new Attempt(program, first.get(), Outcome.LOADS, first.get()));
        } catch (IllegalArgumentException doesNotCompile) {
            return new Attempt(program, first.get(), Outcome.DOES_NOT_COMPILE, first.get());
        }
    }

    /**
     * The same class on the same line of C, or the same advice for the same statement: nothing was gained. Where a
     * statement goes before another one, that one counts: the end of a function is the same line for all ways to it.
     */
    private static Outcome again(Explanation first, List<String> lines, Explanation second, List<String> fixed) {
        String before = first.at().map(at -> at.text().strip()).orElse("");
        String after = second.at().map(at -> at.text().strip()).orElse("");
        String place = place(first.remedy(), lines);
        boolean samePlace = !second.remedy().isCode() || !before.matches("}?") || place.isEmpty()
                || place.equals(place(second.remedy(), fixed));
        boolean sameText = before.equals(after) || after.contains(before)
                || second.remedy().isCode() && first.fix().equals(second.fix()) && after.contains(second.fix());
        return first.kind().equals(second.kind()) && samePlace && sameText ? Outcome.SAME : Outcome.DIFFERENT;
    }

    /** The lines of the file with the fix typed in; the lines as they are when it is words. */
    private static List<String> typed(Fix fix, List<String> lines) {
        List<String> fixed = new ArrayList<>(lines);
        if (fix.kind() == Remedy.Kind.FILE) {
            fixed.add(fix.text());
        } else if (fix.line() > 0 && fix.line() <= lines.size() && fix.isCode()) {
            String old = lines.get(fix.line() - 1);
            if (fix.to() > fix.from() && !fix.braces()) {
                fixed.set(fix.line() - 1, old.substring(0, fix.from()) + fix.text() + old.substring(fix.to()));
            } else if (fix.braces()) {
                fixed.set(fix.line() - 1, old.substring(0, fix.from()) + "{ " + fix.text() + " "
                        + old.substring(fix.from(), fix.to()) + " }" + old.substring(fix.to()));
            } else if (fix.from() > 0 && !old.substring(0, fix.from()).isBlank()) {
                fixed.set(fix.line() - 1, old.substring(0, fix.from()) + fix.text() + " " + old.substring(fix.from()));
            } else {
                fixed.add(fix.line() - 1, old.replaceFirst("\\S.*", "") + fix.text());
            }
        }
        if (!fix.header().isEmpty()) {
            fixed.add(lastInclude(fixed) + 1, fix.header());
        }
        return fixed;
    }

    private static int lastInclude(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith("#include")) {
                return i;
            }
        }
        return -1;
    }

    private static String place(Fix fix, List<String> lines) {
        return fix.line() > 0 && fix.line() <= lines.size() ? lines.get(fix.line() - 1).strip() : "";
    }

    private static Optional<Explanation> refused(Path source, Clang clang, Kernel kernel, boolean strict)
            throws InterruptedException, IOException {
        Compilation compilation = clang.compile(source, List.of());
        if (!(compilation instanceof Compiled compiled)) {
            throw new IllegalArgumentException(compilation.diagnostics().toString());
        }
        LoadOptions options = new LoadOptions(Optional.empty(), 0, Optional.empty(), strict)
                .with(clang.trees(compilation));
        ObjectFile object = ObjectFile.parse(source.toString(), compiled.object());
        try (LoadedObject loaded = kernel.load(object, options)) {
            for (LoadResult result : loaded.results()) {
                if (result instanceof LoadResult.Rejected rejected) {
                    return Optional.of(rejected.explanation());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return String.format("%-17s %-22s %-28s %s%s", then, first == null ? "" : first.kind(), program.getFileName(),
                first == null ? "" : first.remedy().kind() + " " + first.fix(),
                then == Outcome.DIFFERENT || then == Outcome.SAME
                        ? "\n      then " + second.kind() + ": " + second.says().replace('\n', ' ') : "");
    }
}
