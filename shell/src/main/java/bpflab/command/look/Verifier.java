package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.CommandSpec;
import bpflab.command.Looking;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.program.RejectionAnswer;
import bpflab.command.program.RejectionData;
import bpflab.json.IfPresent;
import bpflab.json.Inline;
import bpflab.kernel.LoadResult;
import bpflab.kernel.Program;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code :verifier}: the last verdict of the verifier, explained; or its log as it is. */
final class Verifier implements Looking {
    @Override
    public String name() {
        return "verifier";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(
                CommandSpec.Topic.LOOK, "the verifier's last verdict, explained", ":verifier --raw",
                        Argument.optional("PROGRAM|FILE.log", Argument.Kind.PROGRAM))
                .with(new Option("--raw", "", "the log itself"))
                .like("bpftool --debug prog load drop_world.o /sys/fs/bpf/dropworld");
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        boolean saved = words.at(0).filter(word -> SavedVerdict.isFile(word) && !Lookup.isPin(bench, word)).isPresent();
        if (saved) {
            return SavedVerdict.of(bench, words.word(0), words.has("--raw"));
        }
        LoadResult verdict = words.at(0).isPresent()
                ? named(bench, words.word(0))
                : last(bench.lastVerdicts());
        String log = verdict.log().text();
        boolean accepted = verdict instanceof LoadResult.Loaded;
        Optional<RejectionData> why = verdict instanceof LoadResult.Rejected rejected
                ? Optional.of(RejectionData.of(Path.of(""), rejected.explanation()))
                : Optional.empty();
        Verdict data = new Verdict(verdict.spec().name(), accepted, log, why);
        if (words.has("--raw")) {
            return Answer.of(log.isBlank() ? noLog(verdict) : raw(log), data);
        }
        return Answer.of(
                verdict instanceof LoadResult.Rejected rejected
                        ? RejectionAnswer.view(rejected)
                        : accepted((LoadResult.Loaded) verdict), data);
    }

    /** What the verifier said of a program. */
    private record Verdict(
            String program, boolean accepted, String log, @Inline @IfPresent Optional<RejectionData> why) {}

    /** Of the file loaded last: the program that was refused, else the last one. */
    private static LoadResult last(List<LoadResult> verdicts) {
        return verdicts.stream()
                .filter(LoadResult.Rejected.class::isInstance)
                .findFirst()
                .or(() -> verdicts.stream().reduce((first, second) -> second))
                .orElseThrow(
                        () -> Trouble.failed("there is no verdict", "nothing was loaded yet", ":load FILE")
                                .toException());
    }

    private static LoadResult named(Bench bench, String typed) {
        List<LoadResult> verdicts = bench.verdicts();
        return verdicts.stream()
                .filter(verdict -> verdict.spec().name().equals(typed))
                .findFirst()
                .orElseGet(() -> typed.matches("\\d{1,9}|\\p{XDigit}{16}") || Lookup.isPin(bench, typed)
                        ? known(bench, typed)
                        : never(typed, verdicts));
    }

    /** On the program that has an id, a tag or a pin. */
    private static LoadResult known(Bench bench, String typed) {
        Program program = bench.program(typed);
        return bench.verdicts().stream()
                .filter(verdict -> verdict instanceof LoadResult.Loaded loaded && loaded.program() == program)
                .findFirst()
                .orElseThrow(() -> Trouble.failed(
                                "there is no verdict on program id " + program.info().id(),
                                "this bench did not load it, and only who loads a program gets the verifier's log",
                                ":verifier FILE.log   # explains a log that its loader saved").toException());
    }

    private static LoadResult never(String name, List<LoadResult> verdicts) {
        List<String> known = verdicts.stream().map(verdict -> verdict.spec().name()).toList();
        throw Trouble.failed("there is no verdict on " + name,
                        known.isEmpty()
                                ? "nothing was loaded yet"
                                : "loaded or refused so far: " + String.join(", ", known),
                        Nearest.hint(name, known, ":verifier   # is about the last one"))
                .toException();
    }

    static View raw(String log) {
        return new Listing(
                log.lines().map(line -> Line.of(line, line.startsWith(";") ? Role.C : Role.CODE)).toList());
    }

    private static View noLog(LoadResult verdict) {
        return View.of(
                Line.of("the kernel wrote no log of " + verdict.spec().name() + "; to ask for one: :load FILE --log 2",
                        Role.MUTED));
    }

    private static View accepted(LoadResult.Loaded loaded) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                new Span("accepted   ", Role.GOOD), new Span(loaded.spec().name(), Role.NAME),
                Span.of("   "
                        + Units.count(loaded.program().info().verifiedInstructions(), "instruction", "instructions")
                        + " of 1,000,000 walked in " + Units.time(loaded.took()))));
        lines.add(loaded.log().text().isBlank()
                ? Line.of(Span.of("           "), new Span(":load FILE --log 2", Role.COMMAND),
                        Span.remark("keeps its log"))
                : Line.of(Span.of("           "), new Span(":verifier --raw", Role.COMMAND),
                        Span.remark("the log (" + Units.count(loaded.log().text().lines().count(), "line", "lines")
                        + ")")));
        return View.of(lines.toArray(Line[]::new));
    }
}
