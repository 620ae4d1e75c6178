package bpflab.progress;

import bpflab.owner.FileErrors;
import bpflab.owner.OwnedFiles;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a student has done. It lives in {@code progress} under the student's state folder, one event a line, oldest
 * first:
 *
 * <pre>
 * 2026-11-21T06:38:41Z drop-world step 4/9
 * 2026-11-21T06:40:02Z drop-world solved drop_world.c
 * </pre>
 *
 * that is time, lesson, what happened (a word of {@link Event.Kind}), and what more there is to say. Lines are only
 * ever added, each by one write at the end of the file. Anyone may mend it with an editor: a line that is not
 * understood is skipped and kept.
 *
 * <p>A file that cannot be written does not stop a lesson: what was done is kept in memory, and {@link #takeTrouble}
 * says so, once.
 */
public final class Progress {
    private final Optional<Path> file;
    private final OwnedFiles files;
    private final Map<String, LessonProgress> lessons = new LinkedHashMap<>();
    private Optional<String> last = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private boolean read;
    private boolean broken;

    private Progress(Optional<Path> file, Student student) {
        this.file = file;
        this.files = student.files();
    }

    /** The student's. The file is read when something is first asked of it: most scripts never do. */
    public static Progress of(Student student) {
        return new Progress(Optional.of(student.state().resolve("bpflab/progress")), student);
    }

    /** One that is kept in memory only: for scripts. */
    public static Progress inMemory(Student student) {
        return new Progress(Optional.empty(), student);
    }

    /** Adds an event. */
    public synchronized void add(Event event) {
        read();
        note(event);
        if (file.isPresent() && !broken) {
            try {
                append(file.get(), event.line() + "\n");
            } catch (IOException e) {
                fail("cannot be written", e);
            }
        }
    }

    /** How far the student is in a lesson. */
    public synchronized LessonProgress in(String lesson) {
        read();
        return lessons.getOrDefault(lesson, LessonProgress.NONE);
    }

    /** The lesson that something was last done in. */
    public synchronized Optional<String> lastLesson() {
        read();
        return last;
    }

    /** Why nothing can be kept, as far as it was tried: answered once, then empty. */
    public synchronized Optional<Trouble> takeTrouble() {
        Optional<Trouble> taken = trouble;
        trouble = Optional.empty();
        return taken;
    }

    private void read() {
        if (read || file.isEmpty()) {
            return;
        }
        read = true;
        try {
            // Bytes that are no UTF-8 become replacement characters: their line is skipped, the others count.
            PlainFile.text(file.get()).lines()
                    .map(Event::of)
                    .flatMap(Optional::stream)
                    .forEach(this::note);
        } catch (NoSuchFileException e) {
            // Nothing done yet.
        } catch (IOException e) {
            fail("cannot be read", e);
        }
    }

    private void note(Event event) {
        lessons.put(event.lesson(), in(event.lesson()).after(event));
        last = Optional.of(event.lesson());
    }

    private void append(Path to, String line) throws IOException {
        files.makeFolder(to.getParent());
        files.append(to, line.getBytes(StandardCharsets.UTF_8));
    }

    private void fail(String how, IOException e) {
        broken = true;
        trouble = Optional.of(
                Trouble.failed(
                        "your progress is not kept", file.orElseThrow() + " " + how + ": " + FileErrors.reason(e),
                                "the lesson goes on; free some space or mend the rights, then start again"));
    }
}
