package bpflab.verifier.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registers in a state, as {@code R0=map_value(map=counts,ks=4,vs=8) R2_w=scalar(umax=255)}: up to Linux 6.12 with
 * marks after the name.
 */
public final class Registers {
    /** No register has a higher number. */
    public static final int MOST = 10;

    private Registers() {}

    /** The value of a register in the state; empty when the state does not name it. */
    public static Optional<String> value(String state, int register) {
        Matcher name = Pattern.compile("(?:^|\\s)R" + register + "(?:_[rwD]+)?=").matcher(state);
        return name.find() ? Optional.of(state.substring(name.end(), end(state, name.end()))) : Optional.empty();
    }

    /** A value ends at a blank that is outside of parentheses. */
    private static int end(String state, int from) {
        int depth = 0;
        for (int i = from; i < state.length(); i++) {
            char c = state.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ' ' && depth == 0) {
                return i;
            }
        }
        return state.length();
    }
}
