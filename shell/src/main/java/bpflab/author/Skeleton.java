package bpflab.author;

import bpflab.lesson.Course;
import bpflab.owner.FileErrors;
import bpflab.owner.OwnedFiles;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A new lesson that runs as it is: text, a program, a prediction, an exercise with its solution, a recap.
 *
 * @param name as it is typed: {@code drop-world}
 */
public record Skeleton(String name) {
    private static final int MOST_LETTERS = 40;

    /** The kernel keeps 15 letters of a program's name, and six go to the exercise's. */
    private static final int PROGRAM_LETTERS = 9;

    /** What no function can be called: words of C, of BPF's assembler, and of the file itself. */
    private static final Pattern TAKEN = Pattern.compile(
            "auto|bool|break|case|char|const|continue|default|do|double|else|enum"
            + "|extern|false|float|for|goto|if|inline|int|long|nullptr|register|restrict|return|short|signed"
            + "|sizeof|static|struct|switch|true|typedef|typeof|union|unsigned|void|volatile|while|asm"
            + "|call|exit|gotol|lock|may_goto|ll|s32|[rw]\\d+|[bl]e(16|32|64)|bswap\\d+|license|text|maps|data|bss");

    /** @throws bpflab.trouble.TroubleException that is no name of a lesson */
    public Skeleton {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > MOST_LETTERS) {
            throw Trouble.usage("\"" + name + "\" is no name of a lesson",
                    "it is small letters and digits with hyphens between, at most " + MOST_LETTERS,
                    "bpflab author new port-filter").toException();
        }
    }

    /**
     * Writes it behind the last lesson of a course.
     *
     * @return its folder
     * @throws bpflab.trouble.TroubleException there is one of that name, or it cannot be written
     */
    public Path write(Course course, OwnedFiles files) {
        course.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().ifPresent(entry -> {
            throw Trouble.failed("cannot make the lesson " + name, "there is one of that name: " + entry.folder(),
                    "another name, or edit that one").toException();
        });
        int number = course.entries().stream().mapToInt(Course.Entry::number).max().orElse(0) + 1;
        Path folder = course.folder().resolve(String.format(Locale.ROOT, "%02d-%s", number, name));
        try {
            files.makeFolder(folder.resolve("solution"));
            for (Map.Entry<String, String> file : content().entrySet()) {
                files.make(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw Trouble.failed(
                    "cannot make the lesson " + name, FileErrors.reason(e),
                    "a folder that you may write to: bpflab author new " + name + " DIR").toException(e);
        }
        return folder;
    }

    /** The course of a folder, which is made if it is not there. */
    public static Course course(Path folder, OwnedFiles files) {
        try {
            if (!Files.exists(folder)) {
                files.makeFolder(folder);
            }
        } catch (IOException e) {
            throw Trouble.failed("cannot make the folder " + folder, FileErrors.reason(e),
                    "a folder that you may write to").toException(e);
        }
        return Course.open(folder);
    }

    /** Its files, and what is in them. */
    private Map<String, String> content() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(program() + ".c", filled("program.c"));
        files.put(program() + "_short.c", filled("exercise.c"));
        files.put("solution/" + program() + "_short.c", filled("solution.c"));
        files.put("lesson.md", filled("lesson.md"));
        return files;
    }

    private String filled(String template) {
        return resource(template).replace("PROGRAM", program()).replace("TITLE", title());
    }

    private String program() {
        String word = name.replace('-', '_');
        String cut = word.substring(0, Math.min(word.length(), PROGRAM_LETTERS)).replaceFirst("_+$", "");
        return TAKEN.matcher(cut).matches() ? cut + "_x" : cut;
    }

    private String title() {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String resource(String name) {
        try (InputStream in = Skeleton.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
