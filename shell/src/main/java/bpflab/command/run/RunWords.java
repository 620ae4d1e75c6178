package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.ParsedArguments;
import bpflab.hook.ProgramType;
import bpflab.hook.RunsOn;
import bpflab.kernel.Program;
import bpflab.kernel.RunInput;
import bpflab.owner.PlainFile;
import bpflab.packet.Packet;
import bpflab.packet.PacketEnds;
import bpflab.packet.PcapReader;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The words of {@code :run} to what a program is run on. */
final class RunWords implements AutoCloseable {
    /** What a program on packets is run on when nothing is said: what {@code :lab ping} sends. */
    private static final String USUAL = "icmp echo";

    private final Bench bench;
    private final ParsedArguments words;
    private Optional<PcapReader> capture = Optional.empty();
    private InputStream file = InputStream.nullInputStream();

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
        List<byte[]> typed = frames();
        Stream<byte[]> read = words.value("--pcap").map(this::open).map(RunWords::frames).orElse(Stream.empty());
        return Stream.concat(typed.stream(), read).map(frame -> new RunInput(frame, context, 1)).iterator();
    }

    /** What is wrong with the file of packets, once its last frame was read; empty when nothing is. */
    Optional<String> damage() {
        return capture.flatMap(PcapReader::damage);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PcapReader open(String name) {
        try {
            file = new BufferedInputStream(PlainFile.open(bench.file(name)));
        } catch (NoSuchFileException e) {
            throw Trouble.failed("cannot read the packets of " + name, "there is no such file", "!ls").toException(e);
        } catch (IOException e) {
            String why = e instanceof FileSystemException said && said.getReason() != null ? said.getReason()
                    : e.getMessage();
            throw Trouble.failed("cannot read the packets of " + name, why, "!ls -l " + name).toException(e);
        }
        PcapReader reader = PcapReader.open(name, file);
        capture = Optional.of(reader);
        return reader;
    }

    private static Stream<byte[]> frames(PcapReader reader) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reader, Spliterator.ORDERED), false)
                .map(PcapReader.Captured::bytes);
    }

    private List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        if (words.at(1).isPresent()) {
            frames.addAll(built(spec(words.positional().subList(1, words.positional().size()))));
        }
        words.values("--packet").forEach(spec -> frames.addAll(built(spec)));
        words.values("--hex").forEach(hex -> frames.add(hex(hex)));
        if (frames.isEmpty() && !words.has("--pcap")) {
            frames.add(Packet.build(USUAL));
        }
        return frames;
    }

    private static List<byte[]> built(String spec) {
        return Packet.frames(spec, PacketEnds.OF_THE_LAB);
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
