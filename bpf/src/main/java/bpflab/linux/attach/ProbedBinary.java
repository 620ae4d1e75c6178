package bpflab.linux.attach;

import bpflab.elf.Executable;
import bpflab.elf.SourceName;
import bpflab.linux.handle.KernelFunctions;
import bpflab.machine.Libraries;
import bpflab.machine.Machine;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file that a uprobe is put into, and the one process that it is for.
 *
 * @param process its number; -1 for all
 * @param line one that attaches the program to a file that is here
 */
record ProbedBinary(String path, long process, String line) {
    /** So many lines a person chooses from. */
    private static final int OFFERED = 4;

    /**
     * The file that is meant: a path, a library as the linker finds it, a program on the PATH, or of a process the one
     * of its files that has the function.
     *
     * @param line one that attaches the program to a file that is here
     */
    static ProbedBinary of(String typed, Predicate<Executable> holds, String what, String line) {
        if (typed.matches("\\d{1,10}")) {
            return ofProcess(Long.parseLong(typed), holds, what, line);
        }
        if (typed.contains("/")) {
            if (!Files.isRegularFile(Path.of(typed))) {
                throw Trouble.failed(what, "there is no file " + typed, line + "   # a file that is here")
                        .toException();
            }
            return new ProbedBinary(typed, PerfAttr.ANYBODY, line);
        }
        Path found = file(typed).orElseThrow(
                () -> Trouble.failed(what, "there is no library or program " + typed,
                        "!ldconfig -p   # the libraries' whole paths, of which one is to be written").toException());
        return new ProbedBinary(found.toString(), PerfAttr.ANYBODY, line);
    }

    /** The file that a word stands for; empty for a process, and where there is none. */
    static Optional<Path> file(String typed) {
        return typed.matches("\\d{1,10}") ? Optional.empty()
                : typed.contains("/") ? Optional.of(Path.of(typed))
                : Libraries.find(typed).or(() -> Machine.here().tools().binary(typed));
    }

    /** Through /proc/PID/root, since a process in a container has files of its own. */
    private static ProbedBinary ofProcess(
            long process, Predicate<Executable> holds, String what, String line) {
        if (!Files.exists(Path.of("/proc/" + process))) {
            throw Trouble.failed(what, "there is no process " + process, "!ps -e").toException();
        }
        List<String> mapped = mapped(process);
        if (mapped.isEmpty()) {
            throw Trouble.failed(what, "process " + process
                    + " runs no file: it has just ended, or is the kernel's own", "!ps -e").toException();
        }
        return mapped.stream()
                .map(file -> new ProbedBinary(root(process) + file, process, line))
                .filter(binary -> binary.holds(holds))
                .findFirst()
                .orElseGet(() -> new ProbedBinary("/proc/" + process + "/exe", process, line));
    }

    /** The files that a process runs, its program first. */
    private static List<String> mapped(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/maps"))) {
            return lines.filter(line -> line.contains(" r-xp ") && line.indexOf('/') > 0)
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    private boolean holds(Predicate<Executable> wanted) {
        return read(path).filter(wanted).isPresent();
    }

    /** Whether a file has functions that a pattern with {@code *} and {@code ?} is of; an offset says nothing. */
    static Predicate<Executable> with(String pattern) {
        Pattern wanted = Pattern.compile(KernelFunctions.regex(pattern));
        return file -> file.functions().keySet().stream().anyMatch(name -> wanted.matcher(name).matches())
                || !new SourceName(pattern).among(file.functions().keySet()).isEmpty();
    }

    /** For one process on any processor, for all processes by the first. */
    long processor() {
        return process == PerfAttr.ANYBODY ? 0 : -1;
    }

    /**
     * Where a function begins in the file; {@code 0x1234} is that. One of C++ or Rust may be called as in its source.
     *
     * @param line the line that attaches to a symbol
     */
    long offset(String function, String what, UnaryOperator<String> line) {
        if (function.startsWith("0x")) {
            return Long.decode(function);
        }
        Map<String, Long> functions = Executable.read(Path.of(path)).functions();
        List<String> symbols = functions.containsKey(function) ? List.of(function)
                : new SourceName(function).among(functions.keySet());
        if (symbols.size() > 1) {
            throw Trouble.usage(what, symbols.size() + " functions are called so, each by a symbol of its own",
                    symbols.stream().limit(OFFERED).map(line).collect(Collectors.joining("\n"))).toException();
        }
        return symbols.stream().map(functions::get).findFirst().orElseThrow(() -> Trouble.failed(
                what, lacks("function " + function, functions.isEmpty() ? ": it has no symbols" : ""),
                Nearest.hint(function, names(file -> file.functions().keySet()),
                        functions.isEmpty() && !isOurs() && !isOne()
                        ? "!objdump -dF " + path + "   # where a function begins in the file is a place: 0x1234"
                        : elsewhere("; an offset is 0x1234")))
                .toException());
    }

    /** {@code /bin/bash has no function readlin}; of a process all files were looked at. */
    String lacks(String thing, String remark) {
        return isOne() ? "no file of process " + process + " has a " + thing + (isJava() && thing.startsWith("function")
                ? "; methods of Java are in none" : "") : path + " has no " + thing + remark;
    }

    private boolean isJava() {
        return ProcessHandle.of(process).flatMap(it -> it.info().command())
                .filter(command -> command.endsWith("java")).isPresent();
    }

    /** Names that may have been meant: the file's, or of a process those of all its files. */
    List<String> names(Function<Executable, Collection<String>> kind) {
        List<String> files = isOne() ? mapped(process).stream().map(file -> root(process) + file).toList()
                : List.of(path);
        return files.stream().flatMap(file -> read(file).stream()).flatMap(file -> kind.apply(file).stream()).distinct()
                .toList();
    }

    private static Optional<Executable> read(String file) {
        try {
            return Optional.of(Executable.read(Path.of(file)));
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
    }

    private static String root(long process) {
        return "/proc/" + process + "/root";
    }

    private boolean isOne() {
        return process != PerfAttr.ANYBODY;
    }

    /** Published programs for tests probe who loads them; here that is Java. */
    private boolean isOurs() {
        return path.startsWith("/proc/self/");
    }

    private String elsewhere(String more) {
        return isOurs() ? line + "   # " + path + " is the Java of this bpflab: name a program's file"
                : "Tab completes them" + more;
    }

    /** Where the functions begin that a pattern with {@code *} and {@code ?} is of. */
    long[] offsets(String pattern, String what) {
        Pattern wanted = Pattern.compile(KernelFunctions.regex(pattern));
        Map<String, Long> functions = new TreeMap<>(Executable.read(Path.of(path)).functions());
        List<String> symbols = new SourceName(pattern).among(functions.keySet());
        long[] found = functions.entrySet().stream()
                .filter(function -> wanted.matcher(function.getKey()).matches() || symbols.contains(function.getKey()))
                .mapToLong(Map.Entry::getValue)
                .distinct()
                .toArray();
        if (found.length == 0) {
            throw Trouble.failed(what, lacks("function that is written so", ""), elsewhere(""))
                    .toException();
        }
        return found;
    }
}
