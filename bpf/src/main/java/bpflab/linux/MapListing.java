package bpflab.linux;

import bpflab.linux.inside.Inside;
import bpflab.linux.inside.QueueEnds;
import bpflab.machine.Machine;
import bpflab.map.BpfMap.Entry;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.MapState;
import bpflab.map.Reading;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The entries of a map, read as its kind can be. */
record MapListing(LinuxMap map, Readers readers) {
    Iterator<Entry> entries() {
        MapInfo info = map.info();
        String name = map.name();
        Reading reading = Reading.of(info, name);
        if (reading instanceof Reading.Never never) {
            throw never.trouble().toException();
        } else if (reading instanceof Reading.End) {
            return map.lookup(new byte[0]).map(end -> new Entry(new byte[0], end)).stream().iterator();
        } else if (reading instanceof Reading.Waiting) {
            return new WaitingRecords(map.fd(), info, readers.calls()).read().iterator();
        }
        if (reading instanceof Reading.Owned owned) {
            readers.calls().add("BPF_MAP_LOOKUP_ELEM " + name + ", each for a descriptor of every "
                    + owned.owner().word() + " that is there");
            return new OwnedEntries(map, owned.owner());
        } else if (reading instanceof Reading.Inside) {
            readers.calls().add("BPF_PROG_LOAD and BPF_PROG_TEST_RUN of a program that reads " + name
                    + " in the kernel's memory");
            return Inside.of(map.fd(), info, name, readers.kernel().types());
        }
        MapAccess access = map.access();
        if (reading instanceof Reading.KeysAlone) {
            return new MapEntries(access, new KeyReader(access), new KeyReader(access));
        }
        return new MapEntries(access, new BatchReader(access, BatchReader.ENTRIES), new KeyReader(access));
    }

    MapState state() {
        return new MapState(frozen(), map.info().type().shape() instanceof MapShape.Queue
                ? QueueEnds.waiting(map.fd(), map.info(), map.name(), readers.kernel().types()) : OptionalLong.empty());
    }

    /** A line that the kernel writes for the map's descriptor: {@code bpf_map_show_fdinfo}, since Linux 5.2. */
    private boolean frozen() {
        return Machine.here().lines("/proc/self/fdinfo/" + map.fd().number()).stream()
                .anyMatch(line -> line.matches("frozen:\\s+1"));
    }

    /** The value of a key, of those that bpf(2) does not look up. */
    Optional<List<byte[]>> among(byte[] key) {
        for (Iterator<Entry> entries = entries(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (Arrays.equals(entry.key(), key)) {
                return Optional.of(entry.values());
            }
        }
        return Optional.empty();
    }
}
