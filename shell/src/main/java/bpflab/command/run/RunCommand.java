package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.Lookup;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.command.Undashed;
import bpflab.hook.ProgramType;
import bpflab.hook.RunsOn;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.RunInput;
import bpflab.kernel.TestRun;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Screen;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code :run PROGRAM [PACKET]}: runs it at once, on packets or arguments as they are typed: BPF_PROG_TEST_RUN. */
final class RunCommand implements Command {
    private static final int MOST_REPEATS = 100_000_000;
    /** Between two of so many runs Ctrl-C is heard: a tenth of a second, usually. */
    private static final int REPEATS_AT_ONCE = 1_000_000;
    private static final int ROWS = 100;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.RUN, "run a program on packets or arguments, attached or not",
                        ":run drop_world udp :5005 len=100", Argument.required("PROGRAM", Argument.Kind.PROGRAM),
                        Argument.packet("PACKET"))
                .repeating()
                .with(
                        Option.EVERYWHERE,
                        new Option("--packet", "WORDS", "the packet, quoted: 'udp :5005'; again for several"),
                        new Option("--hex", "BYTES",
                                "the packet's bytes, also as xxd writes them; or a syscall program's struct"),
                        new Option("--pcap", "FILE",
                                "the packets of a capture file, pcap or pcapng; again for several"),
                        new Option("--context", "NAME=N,…", "what it finds in its context: mark=7,ifindex=lab0"),
                        new Option("--args", "N,…", "the event's arguments, for raw tracepoints"),
                        new Option("--repeat", "N", "again so often, for the time of a run"),
                        new Option("--limit", "N", "rows shown of many packets; " + ROWS + " else"))
                .like("bpftool prog run id ID data_in FILE data_out - repeat N");
    }

    @Override
    public View details() {
        return PacketWords.view();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) throws InterruptedException {
        try (RunWords typed = new RunWords(bench, words)) {
            int repeat = typed.number("--repeat", 1, MOST_REPEATS).orElse(1);
            int limit = typed.number("--limit", 1, Integer.MAX_VALUE).orElse(ROWS);
            Program program = Lookup.programs(bench).one(words.word(0), words.has("--all"));
            ProgramInfo info = program.info();
            bench.how().like(RunsOn.of(info.type()).isFrame()
                    ? "bpftool prog run id " + info.id() + " data_in FILE data_out - repeat " + repeat
                    : "bpftool prog run id " + info.id() + " ctx_in FILE");
            Ran ran = runs(typed, program, info.type(), repeat, limit);
            return Answer.of(RunView.of(ran), ran);
        } catch (TroubleException notUnderstood) {
            throw new Undashed(name(), help()).of(words, 1, notUnderstood);
        }
    }

    private static Ran runs(RunWords typed, Program program, ProgramType type, int repeat, int limit)
            throws InterruptedException {
        List<RunData> shown = new ArrayList<>();
        Map<String, Integer> verdicts = new TreeMap<>();
        int count = 0;
        for (Iterator<RunInput> inputs = typed.inputs(program, type); inputs.hasNext(); ) {
            RunInput input = inputs.next();
            boolean alone = count == 0 && !inputs.hasNext();
            RunData data = alone ? measured(program, type, input, repeat, ++count)
                    : ifItCan(program, type, input, repeat, ++count);
            verdicts.merge(data.name(), 1, Integer::sum);
            if (shown.size() < limit) {
                shown.add(data);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (count == 0) {
            throw Trouble.failed(
                    "cannot run " + program.name(), typed.damage().orElse("there is no packet in the file"),
                    ":run " + program.name() + " udp :5005").toException();
        }
        return new Ran(program.name(), type.label(), repeat, count, verdicts, shown, typed.damage().orElse(""),
                typed.note().orElse(""));
    }

    /** Of many packets one that the kernel does not take (too short, too long) is said, and the others run. */
    private static RunData ifItCan(Program program, ProgramType type, RunInput input, int repeat, int number)
            throws InterruptedException {
        try {
            return measured(program, type, input, repeat, number);
        } catch (TroubleException notOnThis) {
            return RunData.notRun(number, input, notOnThis.trouble().why());
        }
    }

    /**
     * All that {@code :run} did.
     *
     * @param packets how many inputs there were, of which {@code runs} has the first
     * @param verdicts how often each was answered
     * @param damage where the file of packets could be read no further, and why; empty when it could
     * @param note what was done to its packets; empty when they ran as they stand there
     */
    record Ran(String program, String type, int repeat, int packets, Map<String, Integer> verdicts,
            List<RunData> runs, String damage, String note) {}

    /**
     * One run tells what it does; the others, which find what was left by those before them, only how long it takes.
     */
    private static RunData measured(Program program, ProgramType type, RunInput input, int repeat, int number)
            throws InterruptedException {
        TestRun first = program.run(input);
        double nanos = first.perRun().toNanos();
        if (repeat > 1) {
            nanos = perRun(program, input, repeat).toNanos();
        }
        return RunData.of(number, type, input, first, Math.round(nanos));
    }

    private static Duration perRun(Program program, RunInput input, int repeat) throws InterruptedException {
        double nanos = 0;
        for (int left = repeat; left > 0; left -= REPEATS_AT_ONCE) {
            int now = Math.min(left, REPEATS_AT_ONCE);
            nanos += (double) program.run(input.times(now)).perRun().toNanos() * now;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return Duration.ofNanos(Math.round(nanos / repeat));
    }
}
