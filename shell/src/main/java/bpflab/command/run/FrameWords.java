package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.ParsedArguments;
import bpflab.owner.PlainFile;
import bpflab.packet.HexText;
import bpflab.packet.Packet;
import bpflab.packet.PacketEnds;
import bpflab.packet.PcapReader;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The packets that a line names: by the words behind its first one, by {@code --packet}, {@code --hex} and
 * {@code --pcap}.
 */
final class FrameWords implements AutoCloseable {
    private static final int MOST_QUOTED = 60;
    /** Of {@code payload="hello world"} the value was quoted, else the word. */
    private static final Pattern QUOTED = Pattern.compile("([a-z]+=)?(.*)", Pattern.DOTALL);
    private static final String KNOWN = "the words are ";

    private final Bench bench;
    private final ParsedArguments words;
    private final String line;
    private final String prefix;
    private final PacketEnds ends;
    private final List<PcapReader> captures = new ArrayList<>();
    private final List<InputStream> files = new ArrayList<>();

    /**
     * @param line what stands before the packet: {@code :run drop_world}
     * @param prefix words that each packet begins with
     * @param ends between whom a packet goes that does not say it
     */
    FrameWords(Bench bench, ParsedArguments words, String line, String prefix, PacketEnds ends) {
        this.line = line;
        this.bench = bench;
        this.words = words;
        this.prefix = prefix;
        this.ends = ends;
    }

    /** All of them, those of files read as they are wanted. */
    Stream<byte[]> all() {
        List<byte[]> typed = new ArrayList<>();
        if (words.at(1).isPresent()) {
            typed.addAll(built(spec(words.positional().subList(1, words.positional().size()))));
        }
        words.values("--packet").forEach(spec -> typed.addAll(built(spec)));
        words.values("--hex").forEach(hex -> typed.add(hex(hex)));
        words.values("--pcap").forEach(this::open);
        return Stream.concat(typed.stream(), captured());
    }

    /** What is wrong with the files of packets, once their last frame was read; empty when nothing is. */
    Optional<String> damage() {
        return captures.stream().map(PcapReader::damage).flatMap(Optional::stream).reduce((a, b) -> a + "; " + b);
    }

    /** What was done to the frames of files; empty when nothing was. */
    Optional<String> note() {
        return captures.stream().map(PcapReader::note).flatMap(Optional::stream).reduce((a, b) -> a + "; " + b);
    }

    private List<byte[]> built(String spec) {
        try {
            return Packet.frames(prefix + spec, ends);
        } catch (TroubleException wrong) {
            throw whole(wrong);
        }
    }

    /** What packets are said to be right becomes the line that has them; a list of words is no line to type. */
    private TroubleException whole(TroubleException wrong) {
        Trouble trouble = wrong.trouble();
        boolean list = trouble.hint().startsWith(KNOWN);
        String examples = list ? "udp :5005" : trouble.hint().replaceFirst("^for example: ", "");
        if (!list && !trouble.hint().startsWith("for example: ")) {
            return wrong;
        }
        String hint = Arrays.stream(examples.split(" {3}or: ")).map(each -> line + " " + each)
                .collect(Collectors.joining("\n"));
        return new Trouble(trouble.kind(), trouble.what(),
                trouble.why() + (list ? ": " + trouble.hint().substring(KNOWN.length()) : ""),
                list ? hint + "\n:help run   # tells the words for packets" : hint).toException(wrong);
    }

    private void open(String name) {
        InputStream file;
        try {
            file = new BufferedInputStream(PlainFile.open(bench.file(name)));
        } catch (NoSuchFileException e) {
            throw Trouble.failed("cannot read the packets of " + name, "there is no such file", "!ls").toException(e);
        } catch (IOException e) {
            String why = e instanceof FileSystemException said && said.getReason() != null ? said.getReason()
                    : e.getMessage();
            throw Trouble.failed("cannot read the packets of " + name, why, "!ls -l " + name).toException(e);
        }
        files.add(file);
        captures.add(PcapReader.open(name, file));
    }

    private Stream<byte[]> captured() {
        Iterator<byte[]> frames = new Iterator<>() {
            private int place;

            @Override
            public boolean hasNext() {
                while (place < captures.size() && !captures.get(place).hasNext()) {
                    place++;
                }
                return place < captures.size();
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return captures.get(place).next().bytes();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(frames, Spliterator.ORDERED), false);
    }

    /** Words as they were typed: what was quoted is one word again, but where it is all of them. */
    static String spec(List<String> typed) {
        return typed.size() == 1 ? typed.get(0)
                : typed.stream()
                        .map(word -> word.contains(" ") ? QUOTED.matcher(word).replaceFirst("$1\"$2\"") : word)
                        .collect(Collectors.joining(" "));
    }

    /** Bytes as people copy them from elsewhere. */
    static byte[] hex(String typed) {
        try {
            return HexText.bytes(typed);
        } catch (NumberFormatException wrong) {
            String line = typed.strip().lines().findFirst().orElse("");
            throw Trouble.usage("--hex " + (line.length() > MOST_QUOTED ? line.substring(0, MOST_QUOTED) + "…" : line)
                    + " was not understood", wrong.getMessage(), "--hex 'ffffffffffff 020000000002 0806'")
                    .toException(wrong);
        }
    }

    @Override
    public void close() {
        try {
            for (InputStream file : files) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
