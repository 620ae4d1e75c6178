package bpflab.verifier.log;

import bpflab.verifier.log.LogLine.Analysis;
import bpflab.verifier.log.LogLine.Frame;
import bpflab.verifier.log.LogLine.Function;
import bpflab.verifier.log.LogLine.Other;
import bpflab.verifier.log.LogLine.Path;
import bpflab.verifier.log.LogLine.Pruned;
import bpflab.verifier.log.LogLine.Source;
import bpflab.verifier.log.LogLine.State;
import bpflab.verifier.log.LogLine.Statistic;
import bpflab.verifier.log.LogLine.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a log to its kind. A line can hold two things, because the kernel leaves out a line's end in places:
 * after a branch ({@code goto pc+3 14: R0=…}) and before the account ({@code …for tail callprocessed 3 insns}).
 */
final class LogReader {
    private static final Pattern STEP = Pattern.compile("(\\d{1,9}): \\(([0-9a-f]{2})\\) ([^;]*+)(?:; ?(.*))?");
    private static final Pattern STATE = Pattern.compile("(\\d{1,9}): ((?:frame\\d+: )?(?:R\\d|fp-|refs=).*|\\s*)");
    private static final Pattern SAFE = Pattern.compile("(?:from \\d+ to )?(\\d{1,9}): safe");
    private static final Pattern PATH =
            Pattern.compile(
                    "(?:propagating |parent )?from (\\d{1,9}) to (\\d{1,9})(?: \\(speculative execution\\))?: ?(.*)");
    private static final Pattern SOURCE = Pattern.compile("; ?(.*?)(?: @ ([^@]+):(\\d{1,9}))?");
    private static final Pattern FRAME =
            Pattern.compile("caller:|callee:|returning from callee:|to caller at \\d+:|from callback:"
            + "|\\s*frame\\d+:.*|\\s+R\\d+(?:_[rwD]+)?=.*");
    private static final Pattern FUNCTION =
            Pattern.compile(
                    "func#\\d+ @\\d+|func '.*' arg\\d+ has .*|Func#\\d+ \\('.*'\\) is .*|Validating .*|Begin "
                            + "validating .*");
    private static final Pattern ANALYSIS = Pattern.compile(
            "mark_precise: .*|last_idx .*|first_idx .*|regs=.*|parent .*|propagating .*|Live regs before "
                    + "insn:|\\s+\\d+\\s+\\d+: [.0-9]{10} .*|\\s+\\d+: [.0-9]{10} .*"
            + "|SCC .*|cur state:.*|old state:.*|(?:use|def): .*|update scc.*|.*use/def.*");
    private static final Pattern STATISTIC =
            Pattern.compile(
                    "processed \\d+ insns .*|verification time \\d+ usec|stack depth [\\d+]+(?: max \\d+)?|insns "
                            + "processed .*");
    private static final Pattern AFTER_BRANCH =
            Pattern.compile("(\\d+: \\([0-9a-f]{2}\\) [^;]*?goto (?:pc)?[+-]?\\d+) (?!;)(\\S.*)");
    private static final Pattern BEFORE_ACCOUNT = Pattern.compile("(.+?)(processed \\d+ insns \\(limit .*)");

    /**
     * A register's state has some 200 characters, and there are eleven and a stack; a line that is longer is no line.
     */
    private static final int LONGEST = 1 << 16;

    private LogReader() {}

    /** The one or two things that the line holds. */
    static List<LogLine> read(String line) {
        if (line.length() > LONGEST) {
            return List.of(new Other(line));
        }
        Matcher branch = AFTER_BRANCH.matcher(line);
        if (line.contains("goto ") && branch.matches()) {
            return List.of(one(branch.group(1)), one(branch.group(2)));
        }
        Matcher account = BEFORE_ACCOUNT.matcher(line);
        if (line.contains("processed ") && account.matches()) {
            return List.of(one(account.group(1)), one(account.group(2)));
        }
        return List.of(one(line));
    }

    private static LogLine one(String line) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return new Other(line);
        }
        char first = line.charAt(0);
        if (first >= '0' && first <= '9') {
            return numbered(line);
        }
        return first == ';' ? source(line) : named(line);
    }

    private static LogLine numbered(String line) {
        Matcher step = STEP.matcher(line);
        if (step.matches()) {
            String state = step.group(4) == null ? "" : step.group(4).strip();
            return new Step(
                    line, Integer.parseInt(step.group(1)), Integer.parseInt(step.group(2), 16),
                            step.group(3).stripTrailing(), state);
        }
        Matcher safe = SAFE.matcher(line);
        if (safe.matches()) {
            return new Pruned(line, Integer.parseInt(safe.group(1)));
        }
        Matcher state = STATE.matcher(line);
        return state.matches() ? new State(line, Integer.parseInt(state.group(1)), state.group(2)) : new Other(line);
    }

    private static LogLine source(String line) {
        Matcher source = SOURCE.matcher(line);
        if (!source.matches()) {
            return new Other(line);
        }
        boolean placed = source.group(2) != null;
        return new Source(
                line, source.group(1), placed ? source.group(2) : "", placed ? Integer.parseInt(source.group(3)) : 0);
    }

    private static LogLine named(String line) {
        Matcher safe = SAFE.matcher(line);
        if (safe.matches()) {
            return new Pruned(line, Integer.parseInt(safe.group(1)));
        }
        Matcher path = PATH.matcher(line);
        if (path.matches()) {
            return new Path(line, Integer.parseInt(path.group(1)), Integer.parseInt(path.group(2)), path.group(3));
        }
        if (STATISTIC.matcher(line).matches()) {
            return new Statistic(line);
        }
        if (FUNCTION.matcher(line).matches()) {
            return new Function(line);
        }
        if (FRAME.matcher(line).matches()) {
            return new Frame(line);
        }
        return ANALYSIS.matcher(line).matches() ? new Analysis(line) : new Other(line);
    }
}
