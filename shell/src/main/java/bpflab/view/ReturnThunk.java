package bpflab.view;

import bpflab.listing.Row;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why machine code ends in a jump where a {@code ret} is expected: {@code emit_return} in
 * arch/x86/net/bpf_jit_comp.c.
 */
public final class ReturnThunk {
    private static final Pattern JUMP = Pattern.compile("jmp ((?:\\w+_)?return_thunk\\w*)");

    private ReturnThunk() {}

    /** A sentence below a listing of so many instructions that shows such a jump; else nothing. */
    public static View note(List<Row> rows, int shown) {
        return name(rows, shown)
                .map(name -> View.of(Line.of(
                        new Span("return thunk: ", Role.TITLE), new Span("jmp " + name, Role.CODE),
                        new Span(" is the function's ret, by a detour that keeps this processor from guessing where the"
                                + " return leads (Spectre, Retbleed, Inception)", Role.MUTED))))
                .orElse(View.NOTHING);
    }

    private static Optional<String> name(List<Row> rows, int shown) {
        return rows.stream()
                .filter(Row.Code.class::isInstance)
                .limit(shown)
                .map(row -> JUMP.matcher(((Row.Code) row).text()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }
}
