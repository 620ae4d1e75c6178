package bpflab.verifier.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a verifier log. {@code text} is always the whole line, as the kernel wrote it; what is not recognised is
 * {@link Other}, so that a newer kernel's log reads as well as can be. Formats: {@code kernel/bpf/log.c} and
 * {@code verbose()} in {@code kernel/bpf/verifier.c}.
 */
public sealed interface LogLine {
    /** The line. */
    String text();

    /**
     * An instruction that the verifier looked at: {@code 7: (85) call bpf_map_lookup_elem#1 ; R0=map_value(…)}.
     *
     * @param slot its place in the program, in slots of 8 bytes
     * @param opcode the first byte of its encoding
     * @param code the instruction
     * @param state the registers that it changed or used, as they are after it; empty when none are told
     */
    record Step(String text, int slot, int opcode, String code, String state) implements LogLine {
        private static final Pattern CALL = Pattern.compile("call (?<name>\\w+)#-?\\d+.*");

        /** The helper or kernel function that it calls; empty when it is no such call. */
        public String called() {
            return called(code);
        }

        /** The same of an instruction that is known by its words. */
        public static String called(String code) {
            Matcher call = CALL.matcher(code);
            return call.matches() ? call.group("name") : "";
        }
    }

    /** All registers before an instruction: {@code 0: R1=ctx() R10=fp0}. */
    record State(String text, int slot, String state) implements LogLine {}

    /**
     * The C line of the instructions that follow. {@code file} is empty and {@code line} 0 before Linux 6.10, which
     * told only the code.
     */
    record Source(String text, String code, String file, int line) implements LogLine {}

    /** The verifier goes back to a branch that it has not followed yet: {@code from 36 to 7: R0=…}. */
    record Path(String text, int from, int to, String state) implements LogLine {}

    /** A state that was proven safe before: {@code 12: safe}, {@code from 3 to 12: safe}. */
    record Pruned(String text, int slot) implements LogLine {}

    /**
     * A call of a function of the program, or the return from it: {@code caller:}, {@code frame1: R6=…},
     * {@code to caller at 7:}.
     */
    record Frame(String text) implements LogLine {}

    /**
     * About a function, or its arguments' types: {@code func#1 @12}, {@code Validating f() func#1...},
     * {@code func 'f' arg2 has btf_id 114 …}.
     */
    record Function(String text) implements LogLine {}

    /**
     * What the verifier notes for itself at level 2: which registers must be known precisely, which are still needed.
     */
    record Analysis(String text) implements LogLine {}

    /** A line of the account at the end: {@code processed 13 insns (limit 1000000) …}. */
    record Statistic(String text) implements LogLine {}

    /** The reason for which the program was refused; some have two lines. */
    record Rejection(String text) implements LogLine {}

    /** A line of a kind not known here. */
    record Other(String text) implements LogLine {}
}
