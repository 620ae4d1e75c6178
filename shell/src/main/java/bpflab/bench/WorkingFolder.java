package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The folder that the student is in, and what a file's name means there: one rule for all commands, for {@code !} and
 * for Java. It is the open lesson's folder, else the one where bpflab was started, until {@code :cd} goes elsewhere. A
 * file that is not there is looked for in the lesson's folder and in the one of the start; a new one is made where the
 * student is.
 */
public final class WorkingFolder {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|ftp)://.");

    private final Supplier<Path> lesson;
    private final Path start;
    private final Path home;
    private final LessonFiles lessons;
    private Optional<Path> chosen = Optional.empty();
    private List<Path> besides = List.of();
    private Path chosenFrom;
    private Path before;

    /**
     * Where a session begins.
     *
     * @param lesson the open lesson's folder, else the start's
     * @param start where bpflab was started
     * @param home the student's, also under sudo
     * @param course whose lessons bring files
     */
    public WorkingFolder(Supplier<Path> lesson, Path start, Path home, Course course) {
        this.lesson = lesson;
        this.start = start;
        this.home = home;
        this.lessons = new LessonFiles(course);
        chosenFrom = lesson.get();
        before = start;
    }

    /** From where bpflab was started, beside the folder of the course's open lesson. */
    static WorkingFolder of(CourseSession course) {
        return new WorkingFolder(course::folder, course.start(), Student.here().home(),
                course.lessons().course());
    }

    /** Where the student is. Another lesson that is opened takes the student along. */
    public synchronized Path here() {
        return elsewhere().orElseGet(lesson);
    }

    /** Where {@code :cd} went, when that is neither the lesson's folder nor, without a lesson, the start's. */
    public synchronized Optional<Path> elsewhere() {
        return chosen.isPresent() && chosenFrom.equals(lesson.get()) ? chosen : Optional.empty();
    }

    /**
     * Where the student is, to run something there.
     *
     * @throws bpflab.trouble.TroubleException it was removed meanwhile
     */
    public Path standing() {
        Path here = here();
        if (!Files.isDirectory(here)) {
            throw Trouble.failed(
                    "you are nowhere", "the folder " + here + " was removed",
                            ":cd   # goes back to the lesson's folder")
                            .toException();
        }
        return here;
    }

    /**
     * A file to read: the first of that name that is there, else where it would be made.
     *
     * @throws bpflab.trouble.TroubleException it is not there, and a lesson has it, or one of nearly that name; it is
     *     an address of the web
     */
    public Path file(String typed) {
        refuseAddress(typed);
        return present(typed).orElseGet(() -> nowhere(
                typed, lessons.having(typed).or(() -> lessons.spelt(typed, here()))));
    }

    /**
     * A file to change, or to make where there is none.
     *
     * @throws bpflab.trouble.TroubleException it is not there, and a lesson has it; it is an address of the web
     */
    public Path fileOrNew(String typed) {
        refuseAddress(typed);
        return present(typed).orElseGet(() -> nowhere(typed, lessons.having(typed)));
    }

    /** @throws bpflab.trouble.TroubleException what was typed is an address of the web */
    public static void refuseAddress(String typed) {
        if (ADDRESS.matcher(typed).lookingAt()) {
            throw Trouble.failed("cannot open " + typed, "that is an address; files of this machine are opened here",
                    "!curl -fLO '" + typed.replace("'", "%27") + "'").toException();
        }
    }

    /** Whether a file or a folder of that name is there. */
    public boolean has(String typed) {
        return present(typed).isPresent();
    }

    /** The first file of that name that is there; empty when there is none. */
    Optional<Path> present(String typed) {
        for (Path root : roots(typed)) {
            Path there = in(root, typed);
            if (Files.exists(there)) {
                return Optional.of(there);
            }
        }
        return Optional.empty();
    }

    /** A name that says itself where the file is means no lesson's. */
    private Path nowhere(String typed, Optional<Trouble> lesson) {
        lesson.filter(trouble -> !isFixed(typed)).ifPresent(trouble -> {
            throw trouble.toException();
        });
        return newFile(typed);
    }

    /** A file to make: where the student is. */
    public Path newFile(String typed) {
        return in(here(), typed);
    }

    /** The folders that a name may start from, the first first. */
    public synchronized List<Path> roots(String typed) {
        Set<Path> roots = new LinkedHashSet<>(List.of(here()));
        if (!isFixed(typed)) {
            roots.add(lesson.get());
            roots.add(start);
            roots.addAll(besides);
        }
        return List.copyOf(roots);
    }

    /** Files that are nowhere else are looked for in that folder, too. */
    public synchronized void lookIn(Path folder) {
        besides = List.of(folder);
    }

    /**
     * Goes to a folder; {@code -} is the one before.
     *
     * @throws bpflab.trouble.TroubleException there is no such folder, or it may not be entered
     */
    public synchronized Path go(String typed) {
        Path to = typed.equals("-") ? before : existing(typed);
        enterable(to, typed);
        return change(Optional.of(to));
    }

    /** Goes back to the lesson's folder, without a lesson to where bpflab was started. */
    public synchronized Path goBack() {
        return change(Optional.empty());
    }

    /** A path as it can be typed here: from where the student is, else in full. */
    public String named(Path path) {
        Path here = here();
        Path plain = path.normalize();
        return plain.startsWith(here) && !plain.equals(here) ? here.relativize(plain).toString() : plain.toString();
    }

    /** A path as a person reads it: also from {@code ~}. */
    public String shown(Path path) {
        String name = named(path);
        return path.equals(home) ? "~" : name.startsWith(home + "/") ? "~/" + home.relativize(path) : name;
    }

    /** A path as it can be typed anywhere: from {@code ~} where it is in the student's home. */
    public String fromHome(Path path) {
        Path plain = path.toAbsolutePath().normalize();
        return plain.startsWith(home) && !plain.equals(home) ? "~/" + home.relativize(plain) : plain.toString();
    }

    private Path change(Optional<Path> to) {
        Path from = here();
        Path base = lesson.get();
        chosen = to.filter(folder -> !folder.equals(base));
        chosenFrom = base;
        if (!here().equals(from)) {
            before = from;
        }
        return here();
    }

    /** Relative names start from here first, as in a shell, then as those of files do. */
    private Path existing(String typed) {
        try {
            return file(typed).normalize();
        } catch (InvalidPathException impossible) {
            throw noFolder(typed, impossible.getReason());
        }
    }

    private static void enterable(Path folder, String typed) {
        if (!Files.isDirectory(folder)) {
            throw noFolder(typed, Files.exists(folder) ? "that is a file" : "there is no folder " + folder);
        }
        if (!Files.isExecutable(folder)) {
            throw noFolder(typed, "you may not enter it");
        }
    }

    private static RuntimeException noFolder(String typed, String why) {
        return Trouble.failed(
                "cannot go to " + typed, why,
                        ":cd   # goes back to the lesson's folder; Tab behind it shows the folders that there are")
                .toException();
    }

    /** What a name means that starts from a folder. */
    public Path in(Path root, String typed) {
        if (typed.equals("~")) {
            return home;
        }
        return typed.startsWith("~/") ? home.resolve(typed.substring(2)) : root.resolve(typed);
    }

    /** Means the same wherever one is, or says itself where: {@code ./x} is here and nowhere else. */
    private static boolean isFixed(String typed) {
        int slash = typed.indexOf('/');
        return List.of("", "~", ".", "..").contains(slash < 0 ? typed : typed.substring(0, slash)) && !typed.isEmpty();
    }
}
