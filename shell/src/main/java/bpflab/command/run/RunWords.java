package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.ParsedArguments;
import bpflab.hook.ProgramType;
import bpflab.hook.RunsOn;
import bpflab.kernel.Program;
import bpflab.kernel.RunInput;
import bpflab.packet.Packet;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The words of {@code :run} to what a program is run on. */
final class RunWords {
    /** What a program on packets is run on when nothing is said: what {@code :lab ping} sends. */
    private static final String USUAL = "icmp echo";

    private final Bench bench;
    private final ParsedArguments words;

    RunWords(Bench bench, ParsedArguments words) {
        this.bench = bench;
        this.words = words;
    }

    /** The value of an option that is a number. @throws TroubleException it is none, or out of range */
    OptionalInt number(String option, int least, int most) {
        return words.value(option).map(text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw Trouble.usage(option + " " + text + " was not understood",
                        "it is a number from " + least + " to " + most, ":help run").toException();
            }
            return OptionalInt.of(Integer.parseInt(text));
        }).orElse(OptionalInt.empty());
    }

    /** What it is run on, one after the other. @throws TroubleException a word that makes no sense for this kind */
    Iterator<RunInput> inputs(Program program, ProgramType type) {
        RunsOn on = RunsOn.of(type);
        String what = "cannot run " + program.name();
        boolean packets = words.at(1).isPresent() || words.has("--packet");
        if (on == RunsOn.NOTHING) {
            throw Trouble.failed(what, "the kernel runs a " + type.label()
                    + " program only when what it is attached to happens",
                    ":attach " + program.name() + ", and let it happen").toException();
        }
        if (packets && !on.isFrame()) {
            throw Trouble.usage(what, "a " + type.label() + " program does not run on packets",
                    on == RunsOn.ARGUMENTS ? "--args 1,2 gives it the event's arguments"
                            : "--hex 01000000 gives it the bytes of its struct").toException();
        }
        if (words.has("--args") && on != RunsOn.ARGUMENTS) {
            throw Trouble.usage(what, "--args are for programs at a raw tracepoint, and this is " + type.label(),
                    on.isFrame() ? ":run " + program.name() + " udp :5005" : "--hex 01000000").toException();
        }
        if (!on.isFrame()) {
            return List.of(RunInput.ofContext(on == RunsOn.ARGUMENTS ? arguments() : struct(), 1)).iterator();
        }
        byte[] context = ContextWords.read(type, words.values("--context"));
        return frames().stream().map(frame -> new RunInput(frame, context, 1)).iterator();
    }

    private List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        if (words.at(1).isPresent()) {
            frames.add(Packet.build(spec(words.positional().subList(1, words.positional().size()))));
        }
        words.values("--packet").forEach(spec -> frames.add(Packet.build(spec)));
        words.values("--hex").forEach(hex -> frames.add(hex(hex)));
        if (frames.isEmpty()) {
            frames.add(Packet.build(USUAL));
        }
        return frames;
    }

    /** Words as they were typed: what was quoted is one word again. */
    static String spec(List<String> typed) {
        return typed.stream().map(word -> word.contains(" ") ? "\"" + word + "\"" : word)
                .collect(Collectors.joining(" "));
    }

    private byte[] struct() {
        return words.value("--hex").map(RunWords::hex).orElse(new byte[0]);
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

    /** Bytes as people copy them from elsewhere: with blanks, colons, 0x in front. */
    static byte[] hex(String typed) {
        String digits = typed.replaceAll("0x|[\\s:,_-]", "");
        if (!digits.matches("([0-9a-fA-F]{2})+")) {
            throw Trouble.usage("--hex " + typed + " was not understood",
                    digits.matches("[0-9a-fA-F]+") ? "it has an odd number of digits, and a byte has two"
                            : "bytes are pairs of the digits 0 to 9 and a to f",
                    "--hex 'ffffffffffff 020000000002 0806'").toException();
        }
        return HexFormat.of().parseHex(digits);
    }
}
