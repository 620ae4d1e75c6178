package bpflab.author;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.owner.FileErrors;
import bpflab.owner.OwnedFiles;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The index of a course, made from the front matter of its lessons, and its place in a document. */
public final class CourseIndex {
    private static final String BEGIN = "<!-- lessons -->\n";
    private static final String END = "<!-- end of lessons -->";

    private CourseIndex() {}

    /**
     * A table in Markdown: number and title, what one will be able to do, minutes, needs.
     *
     * @param path how the document calls the course's folder
     * @throws bpflab.trouble.TroubleException a lesson is broken
     */
    public static String of(Course course, String path) {
        StringBuilder table =
                new StringBuilder("| lesson | you will be able to | minutes | needs |\n|---|---|---|---|\n");
        for (Course.Entry entry : course.entries()) {
            Lesson lesson = entry.read();
            Draft draft =
                    new Draft(entry, Optional.of(lesson), true, SourceText.lines(entry.folder().resolve("lesson.md")));
            table.append("| ").append(lesson.number()).append(". [").append(lesson.title()).append("](")
                    .append(path).append('/').append(entry.folder().getFileName()).append("/lesson.md) | ")
                    .append(String.join("; ", lesson.about().learn())).append(" | ")
                    .append(lesson.minutes()).append(" | ")
                    .append(draft.value("needs")).append(" |\n");
        }
        return table.toString();
    }

    /**
     * The document with that index between its marks.
     *
     * @throws bpflab.trouble.TroubleException it has no marks
     */
    public static String in(Path document, String index) {
        String text = SourceText.whole(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            throw Trouble.failed("cannot put the index of lessons into " + document, "it has no marks for it",
                    "lines " + BEGIN.strip() + " and " + END + " where it belongs").toException();
        }
        return text.substring(0, begin + BEGIN.length()) + index + text.substring(end);
    }

    /**
     * Writes the document with that index.
     *
     * @throws bpflab.trouble.TroubleException it has no marks, or cannot be written
     */
    public static void write(Path document, String index, OwnedFiles files) {
        String text = in(document, index);
        try {
            files.replace(document, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Trouble.failed("cannot write " + document, FileErrors.reason(e), "!ls -l " + document)
                    .toException(e);
        }
    }
}
