package bpflab.bench;

import bpflab.lesson.Step;
import bpflab.owner.PlainFile;
import bpflab.tour.Tour;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** The student's own texts that a typed line names: without them it cannot be run again elsewhere. */
public final class NamedFiles {
    private static final long MOST_BYTES = 64 << 10;

    private static final String BETWEEN = " \t\n\u000B\f\r'\";|&()<>";
    private static final String IN_NAMES = "._+/-";
    private static final String INCLUDED = "(?m)^\\s*#\\s*include\\s*\"([^\"]+)\"";

    private final CourseSession course;
    private final WorkingFolder folder;

    NamedFiles(CourseSession course, WorkingFolder folder) {
        this.course = course;
        this.folder = folder;
    }

    /** A file: its name as it is typed, and what stands in it. */
    public record Text(String name, String content) {}

    /** Those of a line, and what they include; a file that is as the lesson gave it is the lesson's. */
    List<Text> in(String line) {
        if (folder.elsewhere().isPresent()) { // where everything is the student's, and there again for the next run
            return List.of();
        }
        Deque<String> names = new ArrayDeque<>(names(line));
        Set<String> looked = new LinkedHashSet<>();
        List<Text> texts = new ArrayList<>();
        while (!names.isEmpty()) {
            String name = names.remove();
            if (looked.add(name)) {
                Optional<Text> text = text(name);
                if (text.isPresent() && !isGiven(text.get())) {
                    texts.add(text.get());
                    Pattern.compile(INCLUDED).matcher(text.get().content()).results()
                            .forEach(found -> names.add(found.group(1)));
                }
            }
        }
        return texts;
    }

    private List<String> names(String line) {
        List<String> names = new ArrayList<>();
        if (line.startsWith(":check")) {
            course.tour().now().flatMap(Tour::exercise).map(Step.Exercise::file).ifPresent(names::add);
        }
        StringTokenizer words = new StringTokenizer(line, BETWEEN);
        while (words.hasMoreTokens()) {
            names.add(words.nextToken());
        }
        return names;
    }

    /** Nothing absolute, nothing above, no option: a file where the student is. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean word = letter < '\u0080' && Character.isLetterOrDigit(letter) || letter == '_';
            if (!word && (i == 0 || IN_NAMES.indexOf(letter) < 0)) {
                return false;
            }
        }
        return !name.isEmpty() && !name.contains("/../");
    }

    private Optional<Text> text(String name) {
        if (!isPlain(name)) {
            return Optional.empty();
        }
        try {
            Optional<Path> file = folder.present(name);
            if (file.isEmpty() || !Files.isRegularFile(file.get()) || Files.size(file.get()) > MOST_BYTES) {
                return Optional.empty();
            }
            String content = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(PlainFile.read(file.get(), MOST_BYTES))).toString();
            return content.indexOf('\0') < 0 ? Optional.of(new Text(name, content)) : Optional.empty();
        } catch (InvalidPathException | CharacterCodingException noText) {
            return Optional.empty();
        } catch (IOException | TroubleException unreadable) {
            return Optional.empty(); // the line itself will say so
        }
    }

    private boolean isGiven(Text text) {
        return course.tour().now()
                .filter(at -> at.lesson().files().contains(text.name()))
                .map(at -> at.lesson().folder().resolve(text.name()))
                .filter(given -> hasContent(given, text.content()))
                .isPresent();
    }

    private static boolean hasContent(Path file, String content) {
        try {
            return Arrays.equals(
                    PlainFile.read(file, MOST_BYTES), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return false;
        }
    }
}
