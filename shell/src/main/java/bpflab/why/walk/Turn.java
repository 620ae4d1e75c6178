package bpflab.why.walk;

import bpflab.why.walk.Known.Number;
import java.util.List;

/**
 * A comparison that a frame decided.
 *
 * @param place of the jump
 * @param jumped whether it went the way of the jump
 * @param held what was compared, and where it came from; of an address in the frame and its end, the length
 * @param with the number beside it
 * @param beside where that one came from
 * @param leads whether the other way leads to something that the program does
 */
public record Turn(Place place, boolean jumped, long held, Origin origin, long with, Origin beside, boolean leads) {
    /**
     * Where an instruction is.
     *
     * @param calls the slots of the calls of the functions that were entered, the first of them first
     */
    public record Place(List<Integer> calls, int slot) implements Comparable<Place> {
        public Place {
            calls = List.copyOf(calls);
        }

        /** From the program's begin on: what is in a function comes before what is behind its call. */
        @Override
        public int compareTo(Place other) {
            int common = 0;
            while (common < calls.size() && common < other.calls.size()
                    && calls.get(common).equals(other.calls.get(common))) {
                common++;
            }
            return Integer.compare(at(common), other.at(common));
        }

        private int at(int depth) {
            return depth < calls.size() ? calls.get(depth) : slot;
        }

        /** Whether it is in the function that was called there. */
        boolean isIn(List<Integer> call) {
            return calls.size() >= call.size() && calls.subList(0, call.size()).equals(call);
        }
    }

    static Turn of(Place at, boolean jumped, Known left, Known right, Sight sight, boolean leads) {
        boolean other = left instanceof Number number && number.origin().isOfTheProgram() && !State.isAnswer(left)
                || left instanceof Known.InFrame && right instanceof Known.FrameEnd;
        Known held = other ? right : left;
        Known with = other ? left : right;
        return new Turn(at, jumped, number(held, sight), origin(held), number(with, sight), origin(with), leads);
    }

    /** The same beside another number. */
    public Turn beside(long number) {
        return new Turn(place, jumped, held, origin, number, beside, leads);
    }

    /** The slot of the jump. */
    public int slot() {
        return place.slot();
    }

    private static long number(Known value, Sight sight) {
        return value instanceof Number number ? number.value()
                : value instanceof Known.InFrame place ? place.offset() - sight.start()
                : value instanceof Known.FrameEnd ? sight.frame().length - sight.start() : 1;
    }

    private static Origin origin(Known value) {
        return value instanceof Number number ? number.origin()
                : value instanceof Known.Found found ? found.origin()
                : value instanceof Known.InFrame || value instanceof Known.FrameEnd ? new Origin.Length()
                : Origin.NONE;
    }
}
