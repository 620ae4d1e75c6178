package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.program.RejectionData;
import bpflab.json.Inline;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.SavedLog;
import bpflab.verifier.story.Explanation;
import bpflab.verifier.story.Fix;
import bpflab.view.Line;
import bpflab.view.Rejection;
import bpflab.view.Role;
import bpflab.view.Units;
import bpflab.view.View;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A verifier's log from a file or standard input, explained as one of this bench is. */
final class SavedVerdict {
    private static final String STANDARD_INPUT = "-";
    private static final String LAST_LOG = ":verifier --raw";
    /** A text in which none of so many lines is a verifier's is no log. */
    private static final int LOOKED_AT = 1000;

    private SavedVerdict() {}

    /** What a saved log says, and how much of it was kept. */
    private record Saved(
            String program, boolean accepted, String log, long lines, long kept, @Inline RejectionData why) {}

    /** Whether the word is a file rather than a program: programs have the names of C functions. */
    static boolean isFile(String word) {
        return !word.matches("\\w+");
    }

    static Answer of(Bench bench, String word, boolean raw) {
        boolean standardInput = word.equals(STANDARD_INPUT);
        Path file = standardInput ? Path.of("standard input") : bench.file(word);
        SavedLog saved = read(word, file, standardInput);
        Explanation explanation = about(Explanation.of(saved), word);
        boolean unheard = explanation.kind().equals(Explanation.UNKNOWN)
                && saved.log().lines().limit(LOOKED_AT).allMatch(line -> line instanceof LogLine.Rejection
                        || line instanceof LogLine.Other);
        OptionalLong lookedAt = saved.log().instructions();
        if (lookedAt.isPresent() && saved.log().rejection().isEmpty() && saved.reason().isEmpty()) {
            throw Trouble.failed("there is nothing to explain in " + name(word),
                    "the verifier accepted this program: the log ends with what that cost ("
                            + Units.count(lookedAt.getAsLong(), "instruction", "instructions")
                            + " looked at), and no reason stands before it",
                    ":load FILE.c   # loads a program here, and tells more of it").toException();
        }
        if (unheard || saved.log().rejection().isEmpty() && saved.reason().isEmpty()) {
            throw Trouble.failed("cannot explain " + name(word),
                    "there is no rejection in it: a verifier's log ends with the reason",
                    ":verifier FILE   # wants all that libbpf, bpftool or tc printed").toException();
        }
        if (lookedAt.isEmpty() && explanation.kind().equals(Explanation.UNKNOWN)) {
            explanation = cutOff(explanation);
        }
        Saved data = new Saved(
                saved.program(), false, saved.log().text(), saved.lines(), saved.kept(),
                RejectionData.of(file, explanation));
        if (raw) {
            return Answer.of(Verifier.raw(saved.log().text()), data);
        }
        List<View> views = new ArrayList<>(List.of(
                Rejection.of(saved.program().isEmpty() ? "the program" : saved.program(), explanation, 0)));
        if (saved.isCut()) {
            views.add(View.of(Line.EMPTY, Line.of("  of " + Units.count(saved.lines(), "line", "lines") + " the last "
                    + Units.count(saved.kept(), "was", "were").replaceFirst(" .*", "") + " were read", Role.MUTED)));
        }
        return Answer.of(View.stack(views), data);
    }

    /** What is not known since its end is missing. */
    private static Explanation cutOff(Explanation unknown) {
        return new Explanation("was refused, and the log breaks off before it says why",
                "a whole log ends with a line that begins with \"processed\", behind the reason; the last words of "
                        + "this one are below",
                Fix.words("save all that libbpf, bpftool or tc printed, up to that line"),
                unknown.says(), unknown.at(), unknown.notes(), Explanation.UNKNOWN);
    }

    /** Advice to look at the log means this one. */
    private static Explanation about(Explanation explanation, String word) {
        String fix = explanation.fix();
        if (!fix.startsWith(LAST_LOG)) {
            return explanation;
        }
        return explanation.advising(word.equals(STANDARD_INPUT)
                ? fix.substring(fix.indexOf('#') + 1).strip()
                : ":verifier " + (word.matches("[\\w./~-]+") ? word : "'" + word + "'")
                        + fix.substring(":verifier".length()));
    }

    private static SavedLog read(String word, Path file, boolean standardInput) {
        try (InputStream in = standardInput ? new FileInputStream(FileDescriptor.in) : PlainFile.open(file)) {
            return SavedLog.read(text(in));
        } catch (PlainFile.NotPlain | NoSuchFileException notOne) {
            throw Trouble.failed("cannot explain " + word, FileErrors.reason(notOne), "!ls")
                    .toException(notOne);
        } catch (IOException e) {
            throw Trouble.failed("cannot explain " + name(word), "it cannot be read: " + FileErrors.reason(e),
                    "!ls -l " + word).toException(e);
        }
    }

    /** As UTF-8, or as UTF-16 where it begins with the mark of that: PowerShell saves so what a program printed. */
    private static BufferedReader text(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(2);
        int mark = bytes.read() << 8 | bytes.read();
        bytes.reset();
        boolean wide = mark == 0xfeff || mark == 0xfffe;
        return new BufferedReader(new InputStreamReader(
                bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
    }

    private static String name(String word) {
        return word.equals(STANDARD_INPUT) ? "standard input" : word;
    }
}
