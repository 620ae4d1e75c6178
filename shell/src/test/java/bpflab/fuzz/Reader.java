package bpflab.fuzz;

import bpflab.btf.Btf;
import bpflab.command.Reading;
import bpflab.command.Script;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.old.OldFamily;
import bpflab.dialect.python.PythonScript;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.lesson.Course;
import bpflab.notes.NotesReader;
import bpflab.packet.Packet;
import bpflab.packet.PcapReader;
import bpflab.progress.Progress;
import bpflab.progress.Student;
import bpflab.trace.TraceText;
import bpflab.trouble.TroubleException;
import bpflab.verifier.log.VerifierLog;
import bpflab.verifier.story.Explanation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What reads input that nobody answers for. Each takes any bytes, and answers a value or trouble. */
enum Reader {
    OBJECT(Seeds::objects, Damage::object, (bytes, folder) -> ObjectFile.parse("fuzz.o", bytes).describe()),
    BTF(Seeds::types, Damage::bytes, (bytes, folder) -> types(bytes)),
    LOG(Seeds::logs, Reader::text, (bytes, folder) -> log(bytes)),
    TRACE(Seeds::traceLines, Reader::text, (bytes, folder) -> TraceText.line(utf8(bytes))),
    LESSON(Seeds::lessons, Reader::text, Reader::lesson),
    PACKET(Seeds::packetWords, Reader::text, (bytes, folder) -> Packet.build(utf8(bytes))),
    FRAME(Seeds::frames, Damage::bytes, (bytes, folder) -> Packet.describe(bytes) + Packet.layers(bytes)),
    PCAP(Seeds::captures, Damage::bytes, (bytes, folder) -> pcap(bytes)),
    SCRIPT(Seeds::scripts, Reader::text, (bytes, folder) -> script(bytes)),
    PROGRESS(Seeds::progress, Reader::text, Reader::progress),
    OLD_C(Seeds::oldPrograms, Reader::text, (bytes, folder) -> oldC(utf8(bytes))),
    PYTHON(Seeds::pythonScripts, Reader::text, (bytes, folder) -> PythonScript.translate(utf8(bytes), "")),
    NOTES(Seeds::lessons, Reader::text, (bytes, folder) -> NotesReader.read(utf8(bytes)));

    private static final ProgramSpec PROGRAM =
            new ProgramSpec("fuzz", "xdp", new byte[16], List.of(), List.of(), List.of());

    private final Supplier<List<byte[]>> seeds;
    private final Breaking breaking;
    private final Read read;
    private List<byte[]> good;

    /** Good input to bad. */
    private interface Breaking {
        byte[] of(Damage damage, byte[] good);
    }

    /** Input to a value; the folder is for what is read from files. */
    private interface Read {
        Object from(byte[] bytes, Path folder) throws IOException;
    }

    Reader(Supplier<List<byte[]>> seeds, Breaking breaking, Read read) {
        this.seeds = seeds;
        this.breaking = breaking;
        this.read = read;
    }

    /** The input of a seed. */
    synchronized byte[] input(long seed) {
        good = good == null ? seeds.get() : good;
        return breaking.of(new Damage(seed), good.get((int) Math.floorMod(seed / values().length, (long) good.size())));
    }

    /**
     * Reads it.
     *
     * @throws RuntimeException other than trouble: that is what is looked for
     */
    void read(byte[] input, Path folder) throws IOException {
        try {
            String.valueOf(read.from(input, folder));
        } catch (TroubleException fine) {
            String all = fine.trouble().what() + fine.trouble().why();
            if (fine.trouble().what().isEmpty() || fine.trouble().why().isEmpty() || all.contains("Exception")) {
                throw new IllegalStateException("trouble that says nothing: " + fine.trouble(), fine);
            }
        }
    }

    private static String pcap(byte[] bytes) {
        PcapReader reader = PcapReader.open("fuzz.pcap", new ByteArrayInputStream(bytes));
        StringBuilder all = new StringBuilder();
        reader.forEachRemaining(frame -> all.append(frame.at()).append(Packet.describe(frame.bytes())));
        return all + reader.damage().orElse("");
    }

    private static byte[] text(Damage damage, byte[] good) {
        return damage.text(utf8(good)).getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All that is done with types: names, sizes, values read and written. */
    private static Object types(byte[] bytes) {
        Btf btf = Btf.parse(bytes).checked();
        StringBuilder seen = new StringBuilder();
        for (int id = 1; id < btf.count(); id++) {
            try {
                seen.append(btf.typeName(id)).append(btf.read(id, new byte[64])).append(btf.leaves(id).size());
                btf.write(id, "{a = 1, b = [2, 3]}");
            } catch (TroubleException fine) {
                seen.append(fine.trouble().what());
            }
        }
        return seen;
    }

    private static Object log(byte[] bytes) {
        return Explanation.of(new VerifierLog(utf8(bytes)), PROGRAM);
    }

    private static Object script(byte[] bytes) {
        Script script = Script.read("fuzz", new ByteArrayInputStream(bytes));
        script.lines().forEach(Reading::line);
        return script;
    }

    /** Every rule for old programs, whatever the text is: signs of the dialect may be what is damaged. */
    private static Object oldC(String text) throws IOException {
        OldFamily family = new OldFamily();
        Original source = Original.of(Path.of("fuzz.c"), text);
        Draft draft = new Draft(source);
        Request request = new Request(source, family.spoken(source), DialectOptions.NONE, null);
        try {
            for (Rule rule : family.rules()) {
                rule.apply(request, draft);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return draft.finished(request.dialects()).marked(source.path());
    }

    private static Object lesson(byte[] bytes, Path folder) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("01-fuzz"));
        Files.write(lesson.resolve("lesson.md"), bytes);
        return Course.open(folder).find("fuzz").read();
    }

    private static Object progress(byte[] bytes, Path folder) throws IOException {
        Files.write(Files.createDirectories(folder.resolve("bpflab")).resolve("progress"), bytes);
        return Progress.of(new Student(folder, folder, Optional.empty())).lastLesson();
    }
}
