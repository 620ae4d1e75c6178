package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.BenchNames;
import bpflab.map.BpfMap;
import bpflab.map.MapShape;
import bpflab.map.TypedMap;
import bpflab.trouble.Trouble;
import java.util.stream.Collectors;

/** A map of ring buffers has no records itself: those of the buffers in it have to be asked for. */
final class BuffersInside {
    private BuffersInside() {}

    /** @throws bpflab.trouble.TroubleException it holds maps: which */
    static void check(Bench bench, BpfMap map) {
        if (!(map.info().type().shape() instanceof MapShape.Maps)) {
            return;
        }
        String inside = new TypedMap(map).named(new BenchNames(bench)).stream()
                .map(entry -> ":events " + entry.value().field("map") + "   # " + entry.value().field("name")
                        + ", which " + entry.key() + " stands for")
                .collect(Collectors.joining("\n"));
        throw Trouble.usage(
                "no records come out of " + map.name(), inside.isEmpty() ? "it would hold maps, and is empty"
                        : "it holds maps: their records are asked for one map at a time",
                inside.isEmpty() ? ":map set " + map.name() + " KEY MAP" : inside).toException();
    }
}
