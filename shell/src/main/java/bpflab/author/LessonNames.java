package bpflab.author;

import bpflab.lesson.Lesson;
import bpflab.trouble.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a lesson has.
 *
 * @param known all words of its files, their solutions, its fences and its front matter
 * @param own what its C files declare: functions, variables, types, members
 */
record LessonNames(Set<String> known, Set<String> own) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern DECLARED = Pattern.compile(
            "(?:\\b(?!return\\b)[A-Za-z_]\\w*[\\s*]+|\\}\\s*)([A-Za-z_]\\w*)(?=\\s*(?:[=;\\[,){(]|SEC\\b))");

    LessonNames {
        known = Set.copyOf(known);
        own = Set.copyOf(own);
    }

    static LessonNames of(Draft draft, Lesson lesson) {
        String code = sources(lesson);
        String text = draft.fences().stream()
                .flatMap(fence -> fence.lines().stream())
                .filter(line -> !line.startsWith("hint"))
                .collect(Collectors.joining("\n"));
        Set<String> known = new TreeSet<>();
        WORD.matcher(code + "\n" + text).results().forEach(found -> known.add(found.group()));
        Set<String> own = new TreeSet<>();
        DECLARED.matcher(COMMENT.matcher(code).replaceAll(" ")).results().forEach(found -> own.add(found.group(1)));
        return new LessonNames(known, own);
    }

    /** Its files and their solutions, one behind the other. */
    private static String sources(Lesson lesson) {
        return lesson.files().stream()
                .filter(name -> !name.equals("lesson.md"))
                .flatMap(name -> Stream.of(lesson.folder().resolve(name), lesson.solution(name)))
                .filter((Path file) -> Files.isRegularFile(file))
                .map(SourceText::whole)
                .collect(Collectors.joining("\n"));
    }

    /** Whether anything of it is called so. */
    boolean isKnown(String name) {
        return known.contains(name);
    }

    /** What its files declare and is nearly called so. Who misspells a word has its first letter right. */
    Optional<String> near(String name) {
        return Nearest.to(name, own.stream().filter(each -> each.charAt(0) == name.charAt(0)
                && Math.abs(each.length() - name.length()) <= 2).toList());
    }

    /** For who wrote that name. */
    String hint(String name) {
        return near(name).map(each -> "did you mean " + each + "?")
                .orElse("a name that the lesson's files have");
    }
}
