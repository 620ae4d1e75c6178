package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.ParsedArguments;
import bpflab.command.Quoted;
import bpflab.hook.ProgramType;
import bpflab.hook.RunsOn;
import bpflab.kernel.Program;
import bpflab.kernel.RunInput;
import bpflab.packet.Packet;
import bpflab.packet.PacketEnds;
import bpflab.trouble.Article;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The words of {@code :run} to what a program is run on. */
final class RunWords implements AutoCloseable {
    /** What a program on packets is run on when nothing is said: what {@code :lab ping} sends. */
    static final String USUAL = "icmp echo";
    private static final String USUAL_FOR_SOCKETS = "tcp :80";

    private final ParsedArguments words;
    private final FrameWords frames;

    RunWords(Bench bench, ParsedArguments words) {
        this.words = words;
        this.frames = new FrameWords(bench, words, run(), "", PacketEnds.OF_THE_LAB);
    }

    /**
     * The value of an option that is a number.
     *
     * @throws TroubleException it is none, or out of range
     */
    OptionalInt number(String option, int least, int most) {
        return words.value(option).map(text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw Trouble.usage(option + " " + text + " was not understood",
                        "it is a number from " + least + " to " + most,
                        option + " " + Math.max(least, Math.min(most, 1000))).toException();
            }
            return OptionalInt.of(Integer.parseInt(text));
        }).orElse(OptionalInt.empty());
    }

    /**
     * What it is run on, one after the other.
     *
     * @throws TroubleException a word that makes no sense for this kind
     */
    Iterator<RunInput> inputs(Program program, ProgramType type) {
        RunsOn on = RunsOn.of(type);
        String what = "cannot run " + program.name();
        boolean packets = words.at(1).isPresent() || words.has("--packet");
        if (on == RunsOn.NOTHING) {
            throw Trouble.failed(what, "the kernel runs " + Article.with(type.label())
                    + " program only when what it is attached to happens",
                    ":attach " + program.name() + "   # and let it happen").toException();
        }
        if (packets && !on.isByPacket()) {
            throw Trouble.usage(what, Article.with(type.label()) + " program does not run on packets",
                    instead(on)).toException();
        }
        if (words.has("--args") && on != RunsOn.ARGUMENTS) {
            throw Trouble.usage(what, "--args are for programs at a raw tracepoint, and this is " + type.label(),
                    on.isByPacket() ? run() + " udp :5005" : instead(on)).toException();
        }
        if (!on.isByPacket()) {
            refuseOfPackets(what, type, on);
            return List.of(RunInput.ofContext(on == RunsOn.ARGUMENTS ? arguments() : struct(), 1)).iterator();
        }
        byte[] context = ContextWords.read(type, words.values("--context"));
        boolean nothing = !packets && !words.has("--hex") && !words.has("--pcap");
        if (on == RunsOn.ADDRESSES) {
            return (nothing ? Stream.of(Packet.build(USUAL_FOR_SOCKETS)) : frames.all())
                    .map(frame -> new RunInput(frame, LookupAddresses.of(frame, run()), 1)).iterator();
        }
        return (nothing ? Stream.of(Packet.build(USUAL)) : frames.all())
                .map(frame -> new RunInput(frame, context, 1)).iterator();
    }

    /** What would be passed over. */
    private void refuseOfPackets(String what, ProgramType type, RunsOn on) {
        for (String option : List.of("--pcap", "--context")) {
            if (words.has(option)) {
                throw Trouble.usage(what, option + " is for programs that run on packets, and this is " + type.label(),
                        instead(on)).toException();
            }
        }
        if (words.values("--hex").size() > 1) {
            throw Trouble.usage(what, "it is run once, and --hex was given " + words.values("--hex").size() + " times",
                    run() + " --hex " + Quoted.of(String.join(" ", words.values("--hex")))).toException();
        }
        if (words.has("--hex") && words.has("--args")) {
            throw Trouble.usage(what, "its arguments are given by --args or by --hex, not by both", instead(on))
                    .toException();
        }
    }

    /** The line that gives it what it does run on. */
    private String instead(RunsOn on) {
        return run() + (on == RunsOn.ARGUMENTS ? " --args 1,2   # the event's arguments"
                : " --hex 0100000000000000   # the bytes of its struct");
    }

    private String run() {
        return ":run " + words.word(0);
    }

    /** What is wrong with the file of packets, once its last frame was read; empty when nothing is. */
    Optional<String> damage() {
        return frames.damage();
    }

    /** What was done to the packets of files; empty when they run as they stand there. */
    Optional<String> note() {
        return frames.note();
    }

    @Override
    public void close() {
        frames.close();
    }

    private byte[] struct() {
        return words.value("--hex").map(FrameWords::hex).orElse(new byte[0]);
    }

    private byte[] arguments() {
        if (words.has("--hex")) {
            return struct();
        }
        List<Long> numbers = words.values("--args").stream()
                .flatMap(list -> List.of(list.split("[,\\s]+")).stream())
                .filter(text -> !text.isEmpty())
                .map(RunWords::argument)
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Long.BYTES).order(ByteOrder.nativeOrder());
        numbers.forEach(bytes::putLong);
        return bytes.array();
    }

    private static long argument(String text) {
        try {
            return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.decode(text);
        } catch (NumberFormatException e) {
            throw Trouble.usage("--args " + text + " was not understood", "an argument is a number of up to 64 bits",
                    "--args 1,0x10").toException(e);
        }
    }
}
