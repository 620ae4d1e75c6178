package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.command.Answer;
import bpflab.command.Quoted;
import bpflab.lab.Capture;
import bpflab.lab.Direction;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.packet.PcapReader;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Units;
import bpflab.view.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code :lab capture FILE [LINE]}: the frames of lab0 in a capture file, those that come and those that go; while a
 * line is run, or for a time, or until Ctrl-C.
 */
final class LabCapture {
    private static final int MOST = 1_000_000_000;

    private LabCapture() {}

    static Answer run(Bench bench, LabAsked asked) throws InterruptedException {
        asked.refuseOthers();
        Direction end = asked.direction(Direction.TO_PEER);
        String name = asked.words().at(1).orElseThrow(() -> Trouble.usage(":lab capture needs a file",
                "it is where the packets go", ":lab capture ping.pcap :lab ping").toException());
        String line = line(asked);
        boolean ends = !line.isEmpty() || asked.words().has("--for") || asked.words().has("--count");
        if (!ends && bench.interaction().isEmpty()) {
            throw Trouble.usage(":lab capture would never end", "a script has no Ctrl-C",
                    ":lab capture " + name + " --for 5s\n:lab capture " + name + " :lab ping").toException();
        }
        Path file = bench.folder().newFile(name);
        refuseOtherFiles(file, name);
        Answer answer = intoFile(bench, asked, end, new Place(file, name), line);
        bench.how().like(LabSend.there(end, "tcpdump -i " + end.device() + " -w " + name));
        return answer;
    }

    /**
     * Where the packets go.
     *
     * @param name as it was typed
     */
    private record Place(Path file, String name) {}

    /** What is to run meanwhile; empty when nothing is. */
    private static String line(LabAsked asked) {
        List<String> more = asked.words().positional().subList(2, asked.words().positional().size());
        return more.size() == 1 ? more.get(0) : more.stream().map(Quoted::of).collect(Collectors.joining(" "));
    }

    private static Answer intoFile(Bench bench, LabAsked asked, Direction end, Place place, String line)
            throws InterruptedException {
        Duration time = asked.words().value("--for").map(Times::parse).orElse(Duration.ofDays(1));
        bench.lab();
        try (CaptureFile taken = new CaptureFile(place.file())) {
            if (line.isEmpty()) {
                taken.begin();
            }
            Capture capture = bench.lab().capture(end, frame -> taken.add(frame.at(), frame.bytes()),
                    asked.count(MOST, MOST));
            Answer answer;
            try (capture) {
                answer = meanwhile(asked, line, time, capture);
            }
            if (capture.failure().isPresent()) {
                throw capture.failure().get();
            }
            if (answer.ok()) {
                taken.begin();
            }
            Data data = new Data(end.device(), place.file().toString(), capture.frames(), capture.lost());
            return answer.ok()
                    ? Answer.of(View.stack(List.of(answer.view(), said(data, place.name()))), data)
                            .stopped(answer.stopped())
                    : answer;
        } catch (IOException cause) {
            throw Trouble.failed("cannot write " + place.name(), FileErrors.reason(cause),
                    "!df -h " + place.file().toAbsolutePath().getParent()).toException(cause);
        }
    }

    private record Nothing() {}

    /**
     * What {@code :lab capture} did.
     *
     * @param lost how many the kernel had no room for
     */
    record Data(String device, String file, long packets, long lost) {}

    /** Ctrl-C is a way to end it, not a failure; it ends the line, too. */
    private static Answer meanwhile(LabAsked asked, String line, Duration time, Capture capture)
            throws InterruptedException {
        if (!line.isEmpty()) {
            return asked.interpreter().again(line, asked.screen());
        }
        if (!asked.words().has("--for") && !asked.words().has("--count")) {
            UntilCtrlC.begin(asked.screen(), "packets of " + asked.direction(Direction.TO_PEER).device());
        }
        try {
            capture.await(time);
        } catch (InterruptedException ctrlC) {
            return Answer.of(View.NOTHING, new Nothing()).stopped(true); // what was taken by then is what was wanted
        }
        return Answer.of(View.NOTHING, new Nothing());
    }

    /** A capture may be taken again into the same file; nothing else is written over. */
    private static void refuseOtherFiles(Path file, String name) {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = PlainFile.open(file)) {
            if (PcapReader.open(name, in).isAsWritten()) {
                return;
            }
        } catch (IOException | TroubleException other) {
            throw other(name, "no capture file").toException(other);
        }
        throw other(name, "of another format than :lab capture writes").toException();
    }

    private static Trouble other(String name, String what) {
        return Trouble.failed("nothing was captured", name + " is there already, and is " + what,
                ":lab capture lab.pcap");
    }

    private static View said(Data data, String name) {
        Line line = Line.of(Span.of("captured   "
                + Units.count(data.packets(), "packet", "packets") + " of " + data.device() + " in " + name));
        if (data.lost() > 0) {
            return View.of(line, Line.of(Units.count(data.lost()) + " more came than could be taken", Role.WARN));
        }
        return View.of(line);
    }
}
