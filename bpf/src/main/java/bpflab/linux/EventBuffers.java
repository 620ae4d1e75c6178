package bpflab.linux;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Fd;
import bpflab.map.EventStream;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.trouble.Article;
import bpflab.trouble.Trouble;

/** The way out of a map that holds records. */
final class EventBuffers {
    private EventBuffers() {}

    /**
     * Opens it.
     *
     * @throws bpflab.trouble.TroubleException no records come out of that map
     */
    static EventStream of(Fd map, MapInfo info, String name, CallLog calls) {
        String what = "cannot read the records of " + name;
        if (!(info.type().shape() instanceof MapShape.Records records)
                || records.road() == MapShape.Records.Road.USER_RING) {
            boolean user = info.type().shape() instanceof MapShape.Records;
            throw Trouble.usage(
                    what, user ? "its records go the other way: a process writes them, and programs take them out"
                            : "no records come out of it: it is " + Article.with(info.type().label()),
                    ":dump map " + name)
                    .toException();
        }
        calls.add("mmap of " + name + ", to read its records and say how far");
        return records.road() == MapShape.Records.Road.RING
                ? new RingEvents(map, info, what)
                : new PerfEvents(map, info.maxEntries(), PossibleCpus.count(), what);
    }
}
