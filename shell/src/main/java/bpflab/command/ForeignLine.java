package bpflab.command;

import bpflab.bench.Bench;
import bpflab.owner.PlainFile;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a line that is another language's: what it is, and the line that does what was meant. */
final class ForeignLine {
    private static final Pattern FUNCTION = Pattern.compile("\\b([a-z_]\\w*)\\s*\\(\\s*(?:struct\\s|void\\b)[^;{]*\\{");
    private static final int MOST_COPIES = 100;

    private final Bench bench;
    private final Typed typed;

    ForeignLine(Bench bench, Typed typed) {
        this.bench = bench;
        this.typed = typed;
    }

    Trouble trouble(String line) {
        String first = shortened(line.lines().findFirst().orElse(""));
        return switch (typed.kind()) {
            case COMMAND -> Trouble.usage(
                    first + " was not run", line.strip().endsWith(typed.offer())
                            ? "a line is typed without the prompt in front of it"
                            : "commands begin with a colon, so that they are not taken for Java",
                            typed.offer());
            case SYSTEM -> Trouble.usage(
                    first + " was not run", "system commands begin with ! (!ls), so that they are not taken for Java",
                            typed.offer());
            case OURSELVES -> Trouble.usage(
                    first + " was not run", "you are in it: what bpflab does for a shell is a command here",
                            typed.offer());
            case BPFTRACE -> Trouble.usage(
                    "this is bpftrace", "bpflab does not read it"
                             + (typed.offer().isEmpty() ? ", and there is no bpftrace on this machine" : ""),
                            typed.offer().isEmpty() ? ":help trace" : typed.offer());
            case C -> c(line);
            case PYTHON -> python(line);
            default -> Trouble.usage(
                    first + " was not understood",
                            "it is no command (:help), no program of this machine (!ls), and not Java",
                            typed.offer().isEmpty() ? ":help\n:lessons" : typed.offer());
        };
    }

    private Trouble c(String text) {
        Matcher function = FUNCTION.matcher(text);
        String name = function.find() ? function.group(1) : "program";
        if (text.indexOf('\n') < 0 || bench.interaction().isEmpty()) {
            return Trouble.usage("this is C", "C goes into a file", ":edit " + name + ".c");
        }
        try {
            String file = saved(name, ".c", text.stripTrailing() + "\n");
            return Trouble.usage(
                    "this is C: saved as " + file, "C goes into a file", ":load " + file + "\n:edit " + file);
        } catch (IOException cause) {
            return Trouble.usage(
                    "this is C", "C goes into a file, and none can be made in " + bench.folder().here(),
                            ":edit /tmp/" + name + ".c");
        }
    }

    private Trouble python(String text) {
        String what = "this is Python";
        String why = "it is not run here; what a script of BCC's does is shown in Java by :translate";
        if (text.indexOf('\n') < 0 || bench.interaction().isEmpty()) {
            return Trouble.usage(what, why, ":help java");
        }
        try {
            String file = saved("script", ".py", text.stripTrailing() + "\n");
            return Trouble.usage(what + ": saved as " + file, why, ":translate " + file);
        } catch (IOException cause) {
            return Trouble.usage(what, why, ":help translate");
        }
    }

    /** Under the first name that is free, or that has these very lines already. Never through a link. */
    private String saved(String name, String ending, String text) throws IOException {
        for (int copy = 1; copy < MOST_COPIES; copy++) {
            String file = name + (copy == 1 ? "" : "-" + copy) + ending;
            Path path = bench.folder().newFile(file);
            try {
                Student.here().files().make(path, text.getBytes(StandardCharsets.UTF_8));
                return file;
            } catch (FileAlreadyExistsException there) {
                if (has(path, text.getBytes(StandardCharsets.UTF_8))) {
                    return file;
                }
            }
        }
        throw new IOException("all names are taken");
    }

    private static boolean has(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == content.length
                && Arrays.equals(PlainFile.read(file, content.length), content);
    }

    private static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 39).strip() + " …";
    }
}
