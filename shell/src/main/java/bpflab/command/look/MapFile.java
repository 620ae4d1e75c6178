package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.NewFile;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.map.TypedMap;
import bpflab.owner.FileErrors;
import bpflab.progress.Student;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code :dump map NAME --to FILE}: all entries, however many, a line each. Ctrl-C ends it with what is written. */
final class MapFile {
    private MapFile() {}

    /** What was written, as data. */
    private record Written(String map, Path file, long entries, boolean whole) {}

    static Answer write(Bench bench, TypedMap map, ParsedArguments words) {
        String name = words.value("--to").orElseThrow();
        Path file = bench.folder().newFile(name);
        String line = ":dump map " + map.name() + " --to ";
        if (Files.isDirectory(file)) {
            throw Trouble.failed("nothing was written", file + " is a folder",
                    line + Quoted.of(name.replaceFirst("/$", "") + "/" + map.name() + ".txt")).toException();
        }
        boolean before = Files.exists(file);
        if (before && !words.has("--force")) {
            throw Trouble.failed("nothing was written", file + " is there already",
                    line + Quoted.of(name) + " --force   # writes over it").toException();
        }
        try (OutputStream out = NewFile.stream(file, line + "/tmp/" + file.getFileName())) {
            long count = map.writeLines(out);
            boolean whole = !Thread.interrupted();
            return Answer.of(
                    View.of(Line.of(
                            new Span(map.name(), Role.NAME),
                            Span.of("   " + Units.count(count, "entry", "entries") + " in " + name),
                            new Span(whole ? "" : "   ended by Ctrl-C: there are more", Role.WARN))),
                    new Written(map.name(), file, count, whole)).stopped(!whole);
        } catch (IOException cause) {
            takeAway(file, before);
            throw Trouble.failed("cannot write " + file, FileErrors.reason(cause), "!df -h " + file.getParent())
                    .toException(cause);
        }
    }

    /** Half a map would be taken for the whole one. What was there before is not ours to remove. */
    private static void takeAway(Path file, boolean before) {
        try {
            if (!before) {
                Student.here().files().delete(file);
            }
        } catch (IOException stays) {
            // the trouble with writing it is what is told
        }
    }
}
