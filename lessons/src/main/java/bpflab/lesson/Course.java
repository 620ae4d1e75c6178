package bpflab.lesson;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lessons of a folder. Opening it reads names only; a lesson is read when it is asked for.
 *
 * @param folder where the lessons are
 * @param entries by number
 */
public record Course(Path folder, List<Entry> entries) {
    private static final String DIGITS = "0123456789";
    private static final String NAME = "abcdefghijklmnopqrstuvwxyz-" + DIGITS;

    public Course {
        entries = List.copyOf(entries);
    }

    /**
     * A lesson that is not read yet.
     *
     * @param number its place, from 1
     * @param name as it is typed: {@code drop-world}
     * @param folder {@code NN-name}
     */
    public record Entry(int number, String name, Path folder) implements Comparable<Entry> {
        /** In the order of the course. */
        @Override
        public int compareTo(Entry other) {
            int order = Integer.compare(number, other.number);
            return order != 0 ? order : name.compareTo(other.name);
        }

        /**
         * The title, without reading more than the front matter.
         *
         * @throws bpflab.trouble.TroubleException there is none
         */
        public String title() {
            Path file = folder.resolve("lesson.md");
            return FrontMatter.read(file, LessonReader.lines(file)).value("title");
        }

        /**
         * The whole lesson.
         *
         * @throws bpflab.trouble.TroubleException it is broken: file, line, what is wrong
         */
        public Lesson read() {
            return Lesson.read(folder);
        }

        /**
         * The words of the glossary that it links to or names in its front matter, in order, as they are spelt there.
         * Read without making steps of the text.
         */
        public List<String> wordsUsed() {
            List<String> lines = LessonReader.lines(folder.resolve("lesson.md"));
            Pattern link = Pattern.compile("\\]\\(explain:([^)\\s]+)\\)");
            Stream<String> linked = link.matcher(String.join("\n", lines)).results().map(found -> found.group(1));
            return Stream.concat(
                    linked, FrontMatter.read(folder.resolve("lesson.md"), lines).list("words").stream()).toList();
        }

        /** The names of the files that a student gets, without reading the lesson; none when it cannot be read. */
        public List<String> files() {
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(Files::isRegularFile)
                        .map(file -> file.getFileName().toString())
                        .filter(file -> !file.equals("lesson.md"))
                        .sorted()
                        .toList();
            } catch (IOException | UncheckedIOException gone) {
                return List.of();
            }
        }

        static Optional<Entry> of(Path folder) {
            String numbered = folder.getFileName().toString();
            int dash = numbered.indexOf('-');
            String number = numbered.substring(0, Math.max(0, dash));
            String name = numbered.substring(dash + 1);
            boolean lesson = (dash == 2 || dash == 3) && isOf(DIGITS, number)
                    && isOf(NAME, name) && !name.startsWith("-") && Files.isDirectory(folder);
            return lesson ? Optional.of(new Entry(Integer.parseInt(number), name, folder)) : Optional.empty();
        }

        /** Every start asks this of each lesson: no pattern, whose classes take longer than all of them. */
        private static boolean isOf(String letters, String text) {
            for (int i = 0; i < text.length(); i++) {
                if (letters.indexOf(text.charAt(i)) < 0) {
                    return false;
                }
            }
            return !text.isEmpty();
        }
    }

    /**
     * Opens a course: every folder {@code NN-name} is a lesson.
     *
     * @throws bpflab.trouble.TroubleException the folder cannot be read; two lessons have one name or number
     */
    public static Course open(Path folder) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path each : folders) {
                Optional<Entry> entry = Entry.of(each);
                if (entry.isPresent()) {
                    entries.add(entry.get());
                }
            }
        } catch (IOException e) {
            throw Trouble.usage(
                    "cannot open the course " + folder,
                            Files.exists(folder) ? "it cannot be read as a folder" : "there is no such folder",
                            "the lessons are in lessons/course of the bpflab that you started").toException(e);
        }
        entries.sort(null);
        for (int i = 1; i < entries.size(); i++) {
            refuseTwins(entries.get(i - 1), entries.subList(i, entries.size()));
        }
        return new Course(folder, entries);
    }

    /**
     * The lesson of that name, number, folder name, or only start of a name; typed {@code drop-world}, {@code 1},
     * {@code 01-drop-world}, {@code drop}.
     *
     * @throws bpflab.trouble.TroubleException there is none: did you mean
     */
    public Entry find(String typed) {
        List<Entry> exact = entries.stream().filter(entry -> names(entry).contains(typed)).toList();
        List<Entry> found = exact.isEmpty()
                ? entries.stream().filter(entry -> entry.name().startsWith(typed)).toList()
                : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> names = entries.stream().map(Entry::name).toList();
        checkNumbered(typed);
        checkNoFile(typed);
        throw found.isEmpty()
                ? Trouble.usage(
                        "there is no lesson " + typed,
                        "the course has " + entries.size() + (entries.size() == 1 ? " lesson" : " lessons"),
                                Nearest.hint(typed, names, ":lessons   # lists them")).toException()
                : Trouble.usage(
                        "\"" + typed + "\" is not clear",
                                "it may be " + String.join(" or ", found.stream().map(Entry::name).toList()),
                                ":lesson " + found.get(0).name()).toException();
    }

    /**
     * A folder with a lesson whose name has no number is no lesson of the course: its author is told how to name it.
     */
    private void checkNumbered(String typed) {
        if (typed.matches("[a-z0-9][a-z0-9-]*") && Files.isRegularFile(folder.resolve(typed).resolve("lesson.md"))) {
            int next = entries.stream().mapToInt(Entry::number).max().orElse(0) + 1;
            throw Trouble.usage(
                    "lesson " + typed + " is broken",
                            "its folder has no number, which is its place in the course: NN-" + typed,
                            String.format(Locale.ROOT, "mv %s %02d-%s", folder.resolve(typed), next, typed))
                            .toException();
        }
    }

    /** The lessons that have a file of that name. */
    public List<Entry> having(String file) {
        return entries.stream().filter(entry -> entry.files().contains(file)).toList();
    }

    /** Who names a file where a lesson is asked for means the lesson that has it. */
    private void checkNoFile(String typed) {
        List<Entry> having = having(typed);
        if (!having.isEmpty()) {
            List<String> lessons = having.stream().map(Entry::name).toList();
            throw Trouble.usage(
                    "there is no lesson " + typed, "it is a file of the lesson " + String.join(", and of ", lessons),
                            "did you mean " + String.join(" or ", lessons) + "?").toException();
        }
    }

    /** The lesson behind that one; empty behind the last. */
    public Optional<Entry> after(String name) {
        for (int i = 0; i + 1 < entries.size(); i++) {
            if (entries.get(i).name().equals(name)) {
                return Optional.of(entries.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Entry entry) {
        return List.of(entry.name(), String.valueOf(entry.number()), entry.folder().getFileName().toString());
    }

    private static void refuseTwins(Entry first, List<Entry> others) {
        for (Entry other : others) {
            if (other.number() == first.number() || other.name().equals(first.name())) {
                throw Trouble.usage(
                        "the course " + first.folder().getParent() + " is broken",
                                first.folder().getFileName() + " and " + other.folder().getFileName()
                                + " have the same number or name", "rename one of them").toException();
            }
        }
    }
}
