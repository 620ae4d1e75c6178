package bpflab.view;

import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import java.util.List;

/** A map in one line, and as data: wherever it is shown, it looks the same. */
public record MapSummary(String name, String type, int id, int keyBytes, int valueBytes, int maxEntries) {
    /** Of a map here, whose name is the whole one. */
    public static MapSummary of(BpfMap map) {
        return of(map.name(), map.info());
    }

    /** Of any map. */
    public static MapSummary of(String name, MapInfo info) {
        return new MapSummary(
                name, info.type().label(), info.id(), info.keyBytes(), info.valueBytes(), info.maxEntries());
    }

    /**
     * {@code rxcnt   percpu_array   id 88   key 4, value 8 bytes   256 entries}; of a hash {@code up to 256 entries}.
     */
    public static List<Span> line(BpfMap map) {
        MapSummary summary = of(map);
        return List.of(
                new Span(summary.name, Role.NAME), Span.of(summary.type), Span.of("id " + summary.id),
                Span.of(map.info().parts()), Span.of(map.info().capacity()), Span.of(""));
    }
}
