package bpflab.btf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A char array as text: what stands before the first zero byte, if a person can read it. */
final class CharArray {
    private CharArray() {}

    /** The text; empty when it is none: unprintable, or a zero with something behind it and nothing before. */
    static Optional<Value> read(byte[] bytes, Bits place) {
        int from = (int) (place.at() / 8);
        int end = (int) place.end();
        int zero = from;
        while (zero < end && bytes[zero] != 0) {
            zero++;
        }
        boolean hidden = zero == from && !allZero(bytes, from, end);
        return hidden ? Optional.empty() : decode(bytes, from, zero).filter(CharArray::printable).map(Value.Text::new);
    }

    private static boolean allZero(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(byte[] bytes, int from, int end) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Line ends and tabs are text; other control characters, and what has no shape, are data. */
    private static boolean printable(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\n'
                        || c == '\t'
                        || !(Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || !Character.isDefined(c)));
    }
}
