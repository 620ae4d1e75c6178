package bpflab.why.walk;

import bpflab.why.walk.Known.Number;

/**
 * A comparison that a frame decided.
 *
 * @param slot of the jump
 * @param jumped whether it went the way of the jump
 * @param held what was compared, and where it came from; of an address in the frame and its end, the length
 * @param with the number beside it
 * @param beside where that one came from
 * @param leads whether the other way leads to something that the program does
 */
public record Turn(int slot, boolean jumped, long held, Origin origin, long with, Origin beside, boolean leads) {
    static Turn of(int slot, boolean jumped, Known left, Known right, Sight sight, boolean leads) {
        boolean other = left instanceof Number number && number.origin().isOfTheProgram()
                || left instanceof Known.InFrame && right instanceof Known.FrameEnd;
        Known held = other ? right : left;
        Known with = other ? left : right;
        return new Turn(slot, jumped, number(held, sight), origin(held), number(with, sight), origin(with), leads);
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
