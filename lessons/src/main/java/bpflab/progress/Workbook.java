package bpflab.progress;

import bpflab.lesson.Lesson;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A student's copies of a lesson's files. A copy that is there is never overwritten.
 *
 * @param lesson whose files they are
 * @param folder where the copies are
 * @param student who owns them
 * @param remark why they are not in the student's home; empty when they are
 */
public record Workbook(Lesson lesson, Path folder, Student student, Optional<Trouble> remark) {
    private static final String EXERCISES = "exercise";

    /**
     * The copies in {@code ~/bpflab/NN-name}, made where they are missing; in a folder for this session when the home
     * cannot be written.
     */
    public static Workbook open(Lesson lesson, Student student) {
        Path folder = student.home().resolve("bpflab").resolve(lesson.folder().getFileName());
        try {
            return in(lesson, folder, student);
        } catch (IOException e) {
            Path elsewhere = temporary(student, folder, e);
            Trouble remark =
                    Trouble.failed(
                            "your files are not kept", folder + " cannot be written: " + FileErrors.reason(e),
                                    "the copies for this session are in " + elsewhere);
            try {
                return new Workbook(lesson, in(lesson, elsewhere, student).folder(), student, Optional.of(remark));
            } catch (IOException again) {
                throw nowhere(folder, again);
            }
        }
    }

    /**
     * The copies in a folder of the caller's.
     *
     * @throws IOException they cannot be made
     */
    public static Workbook in(Lesson lesson, Path folder, Student student) throws IOException {
        return new Workbook(lesson, copy(lesson, folder, student), student, Optional.empty());
    }

    /**
     * Makes what is missing there.
     *
     * @return the folder
     */
    private static Path copy(Lesson lesson, Path to, Student student) throws IOException {
        student.files().makeFolder(to);
        for (String file : lesson.files()) {
            if (!Files.exists(to.resolve(file))) {
                student.files().makeWhole(to.resolve(file), PlainFile.read(lesson.folder().resolve(file)));
            }
        }
        return to;
    }

    /** Where the lesson's copy of a file is. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * The folder of the exercises, made with the lesson's files where it is missing: there the student's answers are,
     * so that the lesson's own files are still there when it is taken again. An answer that is gone is not made again:
     * that is for the student to say.
     *
     * @throws bpflab.trouble.TroubleException it cannot be made
     */
    public Path exercises() {
        Path to = folder.resolve(EXERCISES);
        try {
            return Files.isDirectory(to) ? to : copy(lesson, to, student);
        } catch (IOException e) {
            removeHalfMade(to);
            throw Trouble.failed(
                    "cannot make your copy for the exercise", to + " cannot be written: " + FileErrors.reason(e),
                            "!df -h " + folder).toException(e);
        }
    }

    /** All of it or nothing: what is missing in a folder that is there would be taken for deleted. */
    private void removeHalfMade(Path exercises) {
        try {
            for (String file : lesson.files()) {
                student.files().delete(exercises.resolve(file));
            }
            student.files().delete(exercises);
        } catch (IOException stays) {
            // then :reset makes each file
        }
    }

    /** Whether that is the file as the lesson gives it. */
    public boolean isGiven(String name, byte[] text) {
        try {
            return Arrays.equals(text, given(name));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the student's answer to an exercise is. */
    public Path answer(String file) {
        return folder.resolve(EXERCISES).resolve(file);
    }

    /**
     * Makes the lesson's files as the lesson has them. What was changed is kept beside them.
     *
     * @return the kept copies
     * @throws bpflab.trouble.TroubleException one cannot be written: it is as before
     */
    public List<Path> restore() {
        return lesson.files().stream()
                .filter(name -> !isAsGiven(name))
                .flatMap(name -> reset(file(name)).stream())
                .toList();
    }

    private boolean isAsGiven(String name) {
        try {
            return Arrays.equals(PlainFile.read(file(name)), given(name));
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] given(String name) throws IOException {
        return PlainFile.read(lesson.folder().resolve(name));
    }

    /**
     * Starts a copy again. What the student had is kept beside it as {@code NAME.before-reset-N}.
     *
     * @return the kept copy; empty when there was none to keep
     * @throws bpflab.trouble.TroubleException it cannot be written: then everything is as before
     */
    public Optional<Path> reset(Path file) {
        Path kept = free(file);
        boolean was = Files.exists(file);
        try {
            if (was) {
                student.files().move(file, kept);
            }
            student.files().makeWhole(file, given(file.getFileName().toString()));
            return was ? Optional.of(kept) : Optional.empty();
        } catch (IOException e) {
            throw putBack(file, kept, e);
        }
    }

    private RuntimeException putBack(Path file, Path kept, IOException why) {
        try {
            if (!Files.exists(file) && Files.exists(kept)) {
                student.files().move(kept, file);
            }
        } catch (IOException again) {
            return Trouble.failed(
                    "cannot reset " + file.getFileName(), FileErrors.reason(why), "your file is now " + kept)
                    .toException(again);
        }
        return Trouble.failed(
                "cannot reset " + file.getFileName(), FileErrors.reason(why),
                        "!df -h " + file.getParent() + "   # how much room there is; your file is as it was")
                .toException(why);
    }

    private static Path free(Path file) {
        int number = 1;
        while (Files.exists(file.resolveSibling(file.getFileName() + ".before-reset-" + number))) {
            number++;
        }
        return file.resolveSibling(file.getFileName() + ".before-reset-" + number);
    }

    private static Path temporary(Student student, Path wanted, IOException why) {
        try {
            return student.files().temporaryFolder("bpflab-");
        } catch (IOException e) {
            e.addSuppressed(why);
            throw nowhere(wanted, e);
        }
    }

    private static RuntimeException nowhere(Path wanted, IOException why) {
        return Trouble.machine(
                "cannot make your copies of the lesson's files",
                        "neither " + wanted + " nor " + System.getProperty("java.io.tmpdir") + " can be written: "
                        + FileErrors.reason(why), "!df -h; free some space").toException(why);
    }
}
