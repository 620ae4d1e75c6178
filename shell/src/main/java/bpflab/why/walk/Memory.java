package bpflab.why.walk;

import bpflab.why.walk.Known.Number;
import java.util.Arrays;

/** What a load finds: on the stack, in the frame or the event, and in what the program's maps hold. */
record Memory(State state, Sight sight, MapsNow maps) {
    /** What stands there. */
    Known at(Known base, int offset, int size) {
        return base instanceof Known.Context ? sight.argument(offset, size)
                : base instanceof Known.InFrame place ? sight.read(place.offset() + offset, size, false)
                : base instanceof Known.OnStack place ? state.load(place.offset() + offset, size)
                : base instanceof Known.OfMap map ? variable(map, offset, size)
                : base instanceof Known.Found found ? inValue(found, offset, size)
                : sight.at(base, offset, size).map(sight::inEvent).orElse(Known.NOTHING);
    }

    private Known inValue(Known.Found found, int offset, int size) {
        return found.origin() instanceof Origin.Lookup lookup ? maps.value(lookup.map(), lookup.key().bytes())
                .filter(value -> offset >= 0 && offset + size <= value.length)
                .map(value -> (Known) new Number(State.number(Arrays.copyOfRange(value, offset, offset + size)),
                        new Origin.Value(lookup.map(), lookup.key(), offset)))
                .orElse(Known.NOTHING) : Known.NOTHING;
    }

    private Known variable(Known.OfMap map, int offset, int size) {
        long at = map.offset() + offset;
        return maps.variable(map.name(), at, size)
                .map(bytes -> (Known) new Number(State.number(bytes), new Origin.Variable(map.name(), at, size)))
                .orElse(Known.NOTHING);
    }
}
