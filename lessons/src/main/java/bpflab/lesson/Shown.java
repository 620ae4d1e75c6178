package bpflab.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fences that show something: with {@code file=}, a file of the lesson's folder. */
final class Shown {
    private static final Pattern LINES = Pattern.compile("(\\d{1,4})-(\\d{1,4})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]+(/[A-Za-z0-9._+-]+)?");

    private final Path folder;

    Shown(Path folder) {
        this.folder = folder;
    }

    /**
     * The fence as Markdown, filled with its file's text.
     *
     * @throws bpflab.trouble.TroubleException the file is not there, or the fence holds something else
     */
    String markdown(Fence fence) {
        List<String> lines = fence.attribute("file").map(name -> content(fence, name)).orElse(fence.lines());
        String ticks = lines.stream().anyMatch(line -> line.strip().startsWith("```")) ? "````" : "```";
        StringBuilder info = new StringBuilder(fence.word());
        fence.attribute("file").ifPresent(name -> info.append(" file=").append(name));
        fence.attribute("lines").ifPresent(range -> info.append(" lines=").append(range));
        return ticks + info + "\n" + String.join("\n", lines) + (lines.isEmpty() ? "" : "\n") + ticks;
    }

    /**
     * A file of the folder.
     *
     * @throws bpflab.trouble.TroubleException it is not there, or not in the folder
     */
    Path file(Place at, String name) {
        Path file = folder.resolve(name);
        if (!NAME.matcher(name).matches() || name.contains("..") || !Files.isRegularFile(file)) {
            throw at.broken("file=" + name + " is not in the lesson's folder", "ls " + folder);
        }
        return file;
    }

    private List<String> content(Fence fence, String name) {
        List<String> all = LessonReader.lines(file(fence.at(), name));
        List<String> wanted = fence.attribute("lines").map(range -> cut(fence.at(), range, all)).orElse(all);
        if (!fence.isEmpty()) {
            refuseDifference(fence, name, wanted);
        }
        return wanted;
    }

    private static List<String> cut(Place at, String range, List<String> all) {
        Matcher numbers = LINES.matcher(range);
        int from = numbers.matches() ? Integer.parseInt(numbers.group(1)) : 0;
        int to = numbers.matches() ? Integer.parseInt(numbers.group(2)) : 0;
        if (from < 1 || to < from || to > all.size()) {
            throw at.broken("lines=" + range + " does not fit a file of " + all.size() + " lines", "lines=4-8");
        }
        return all.subList(from - 1, to);
    }

    private static void refuseDifference(Fence fence, String name, List<String> wanted) {
        for (int i = 0; i < Math.max(wanted.size(), fence.lines().size()); i++) {
            String here = i < fence.lines().size() ? fence.lines().get(i) : "";
            String there = i < wanted.size() ? wanted.get(i) : "";
            if (!here.stripTrailing().equals(there.stripTrailing())) {
                throw fence.line(i)
                        .broken("the fence differs from " + name + ": \"" + here.strip() + "\", in the file \""
                                + there.strip() + "\"", "leave the fence empty: it is filled from the file");
            }
        }
    }
}
