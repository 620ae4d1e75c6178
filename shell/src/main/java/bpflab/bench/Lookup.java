package bpflab.bench;

import bpflab.kernel.LoadResult;
import bpflab.kernel.Program;
import bpflab.map.BpfMap;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds programs or maps by what a person types, as bpftool's {@code id}, {@code tag}, {@code pinned} and {@code name}
 * do: a name of this bench, the newest of that name first; any id, tag or pin's path; and, when asked for everywhere, a
 * name of the whole kernel.
 */
public final class Lookup<T extends AutoCloseable> {
    /** Of an id, which a kernel counts up by one. */
    private static final int MOST_DIGITS = 9;

    private final Bench bench;
    private final Findable<T> kind;

    private Lookup(Bench bench, Findable<T> kind) {
        this.bench = bench;
        this.kind = kind;
    }

    /** Programs, of that bench and beyond. */
    public static Lookup<Program> programs(Bench bench) {
        return new Lookup<>(bench, new Findable.Programs(bench));
    }

    /** Maps, of that bench and beyond. */
    public static Lookup<BpfMap> maps(Bench bench) {
        return new Lookup<>(bench, new Findable.Maps(bench));
    }

    /** Whether a word is the path of something that is pinned. */
    public static boolean isPin(Bench bench, String typed) {
        try {
            Path path = bench.folders().bpffs().resolve(typed);
            return typed.contains("/") && Files.isRegularFile(path) && Files.getFileStore(path).type().equals("bpf");
        } catch (IOException | InvalidPathException none) {
            return false;
        }
    }

    /** Whether a word is the number of a program or a map. */
    public static boolean isId(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) < '0' || typed.charAt(i) > '9') {
                return false;
            }
        }
        return !typed.isEmpty() && typed.length() <= MOST_DIGITS;
    }

    /**
     * The one that is meant; what is not of this bench is borrowed until the command is done.
     *
     * @param everywhere whether a name is looked for in the whole kernel, where it must be the only one
     * @throws TroubleException there is none, or several
     */
    public T one(String typed, boolean everywhere) {
        if (isPath(typed)) {
            T pinned = bench.handles().borrow(kind.open(bench.folders().bpffs().resolve(typed)));
            return here(kind.known(pinned).id()).orElse(pinned);
        }
        List<T> named = named(typed);
        if (!everywhere && !named.isEmpty()) {
            return named.get(named.size() - 1);
        }
        List<Integer> ids = ids(typed, everywhere);
        if (ids.size() > 1) {
            throw several(typed, ids);
        }
        Optional<T> here = here(ids.get(0));
        return here.isPresent() ? here.get() : bench.handles().borrow(kind.open(ids.get(0)));
    }

    /**
     * The ids of all that a word stands for, at least one.
     *
     * @throws TroubleException there is none
     */
    public List<Integer> ids(String typed, boolean everywhere) {
        if (isPath(typed)) {
            return List.of(kind.known(one(typed, everywhere)).id());
        }
        List<T> named = named(typed);
        if (!everywhere && !named.isEmpty()) {
            return named.stream().map(thing -> kind.known(thing).id()).toList();
        }
        if (isId(typed)) {
            return List.of(Integer.valueOf(typed));
        }
        boolean tag = typed.matches("\\p{XDigit}{16}");
        List<Integer> found = tag || everywhere
                ? matching(known -> known.tag().equals(typed) || everywhere && known.isCalled(typed))
                : List.of();
        if (found.isEmpty()) {
            throw everywhere ? nowhere(typed) : missing(typed);
        }
        return found;
    }

    /** A name never has one. */
    private static boolean isPath(String typed) {
        return typed.contains("/");
    }

    /** Those of this bench that have that name, oldest first. */
    private List<T> named(String typed) {
        List<T> named = new ArrayList<>();
        for (T thing : kind.here()) {
            if (kind.name(thing).equals(typed)) {
                named.add(thing);
            }
        }
        return named;
    }

    private Optional<T> here(int id) {
        for (T thing : kind.here()) {
            if (kind.known(thing).id() == id) {
                return Optional.of(thing);
            }
        }
        return Optional.empty();
    }

    private List<Integer> matching(Predicate<Findable.Known> wanted) {
        return kind.everywhere().stream().filter(wanted).map(Findable.Known::id).toList();
    }

    private TroubleException several(String typed, List<Integer> ids) {
        String which = kind.everywhere().stream()
                .filter(known -> ids.contains(known.id()))
                .map(known -> "id " + known.id() + " (" + known.type() + ")")
                .collect(Collectors.joining(", "));
        return Trouble.usage(
                "which " + kind.word() + " " + typed + "?", "the kernel has several: " + which,
                        ":" + kind.word() + "s " + typed + " --all   # tells who holds them")
                .toException();
    }

    /** Says that the whole kernel has none, be it that it was unloaded a moment ago. */
    public TroubleException nowhere(String typed) {
        List<String> names = kind.everywhere().stream().map(Findable.Known::name).distinct().toList();
        return Trouble.failed(
                "there is no " + kind.word() + " " + typed + " in this kernel",
                "none of those that are loaded now is called so or has that id",
                Nearest.hint(typed, names, ":" + kind.word() + "s --all   # lists all of this kernel"))
                .toException();
    }

    private TroubleException missing(String typed) {
        List<String> names = kind.here().stream().map(kind::name).distinct().toList();
        String why = names.isEmpty()
                ? "no " + kind.word() + " is loaded here"
                : "loaded here: " + String.join(", ", names);
        if (wasRefused(typed)) {
            return Trouble.failed("there is no program " + typed, "the kernel refused it when it was to be loaded",
                    ":verifier " + typed + "   # explains again").toException();
        }
        Optional<Trouble> ofFile = file(typed);
        if (ofFile.isPresent()) {
            return ofFile.get().toException();
        }
        List<Integer> elsewhere = elsewhere(typed);
        if (!elsewhere.isEmpty()) {
            String ids = elsewhere.stream().map(id -> "id " + id).collect(Collectors.joining(", "));
            boolean one = elsewhere.size() == 1;
            return Trouble.failed(
                    "there is no " + kind.word() + " " + typed + " on this bench",
                    "the kernel has " + (one ? "one: " : "several: ") + ids,
                    source(typed) + (one ? "--all   # the kernel's; or name it by its id"
                            : ":" + kind.word() + "s " + typed + " --all   # who holds which; an id works too"))
                    .toException();
        }
        String file = source(typed);
        String otherwise = names.isEmpty()
                ? (file.isEmpty() ? ":load FILE   # loads one\n" : file) + ":" + kind.word()
                        + "s --all   # an id works too"
                : file + ":" + kind.word() + "s   # lists them; an id works too";
        return Trouble.failed(
                "there is no " + kind.word() + " " + typed, why, Nearest.hint(typed, names, otherwise)).toException();
    }

    /** The programs of a file of that name, where somebody typed the file. */
    private Optional<Trouble> file(String typed) {
        List<String> its = kind.here().stream().filter(thing -> thing instanceof Program program
                        && bench.fileOf(program).filter(name -> name.replaceFirst(".*/", "").replaceFirst("[.].*", "")
                                .equals(typed.replaceFirst("[.][co]$", ""))).isPresent())
                .map(kind::name).distinct().toList();
        return Optional.of(its).filter(names -> !names.isEmpty() && typed.matches(".*[.][co]"))
                .map(names -> Trouble.failed("there is no program " + typed, typed + " is a file; its programs are "
                        + String.join(", ", names), ":programs   # lists them"));
    }

    private boolean wasRefused(String typed) {
        return kind.word().equals("program") && bench.verdicts().stream()
                .anyMatch(it -> it instanceof LoadResult.Rejected && it.spec().name().equals(typed));
    }

    /** The line that loads the file of that name, if there is one: most files are called as their program. */
    private String source(String typed) {
        String file = typed + ".c";
        return typed.matches("[\\w.-]+") && Files.isRegularFile(bench.folder().here().resolve(file))
                ? ":load " + file + "   # " + file + " is here, and not loaded\n"
                : "";
    }

    /** Those of other benches and tools that have that name; none where the kernel cannot be asked. */
    private List<Integer> elsewhere(String typed) {
        try {
            return matching(known -> known.isCalled(typed));
        } catch (TroubleException unasked) {
            return List.of();
        }
    }
}
