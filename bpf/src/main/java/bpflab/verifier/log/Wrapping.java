package bpflab.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tools, terminals and web pages put around a verifier's log: libbpf's and bpftool's BEGIN and END, iproute2's and
 * BCC's headings, cilium/ebpf's error in one line, {@code \n} as two letters, colours, and margins.
 */
final class Wrapping {
    private static final int TERMINAL = 80;
    /** Colours and titles that a tool gave the terminal: ECMA-48's control sequences and operating system commands. */
    private static final Pattern CONTROL = Pattern.compile(
            "\u001b(?:\\[[0-?]{0,40}[ -/]{0,4}[@-~]|\\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\\\)|[ -/][0-~])");
    private static final Pattern BEGIN = Pattern.compile(
            "(?:.*?prog(?:ram)? '(?<program>[^']{1,100})':? ?)?-+ ?BEGIN (?:PROG LOAD|DUMP) LOG ?-+.*|.*Verifier "
                    + "analysis:\\s*");
    private static final Pattern END = Pattern.compile(".*-+ ?END (?:PROG LOAD|DUMP) LOG ?-+.*");
    private static final Pattern IPROUTE = Pattern.compile(
            "Prog section '(?<section>[^']{1,100})' (?:rejected|loaded).*");
    private static final Pattern NAMED = Pattern.compile(
            ".*(?:prog|program|function) '?(?<program>\\w{1,100})'?:? (?:BPF program load failed|failed to load|load "
                    + "program).*");
    private static final Pattern TOOL = Pattern.compile(
            "(?:libbpf|Error|Warning|WARNING|ERROR|bpf|Caused by|thread '[^']{0,80}' panicked.*|error)[:!].*"
                    + "|Prog section .*|\\s*- (?:Type|Instructions|License|Attach Type):.*|\\(\\d+ line\\(s\\) "
                            + "omitted\\)"
                    + "|.*failed to load(?: object)?[:! ].*|HINT: .*|Traceback.*|Exception: .*|bpftool .*|\\$ .*|# "
                            + ".*|```.*");
    private static final Pattern REASON = Pattern.compile(
            ".*(?:failed to load: (?<code>-\\d{1,4})|Failed to load program: (?<words>.{1,200})"
                    + "|load failed: (?<libbpf>.{1,200})|rejected: (?<ip>.{1,200})).*");
    /** The last line of every log; what follows is a tool's again, until another log begins. */
    private static final Pattern ACCOUNT = Pattern.compile("(?:.*\\D)?processed \\d{1,10} insns \\(limit .*");
    private static final Pattern FIRST = Pattern.compile(
            "\\d{1,9}: [(R].*|; .*|func#\\d.*|func '.*|Validating .*|.*\\binsn \\d.*|last insn .*|unknown opcode .*");
    private static final Pattern CILIUM = Pattern.compile(
            "(?:.{0,300}: )?(?:permission denied|invalid argument|argument list too long|no space left on device): "
                    + "(.*?)(?: \\(\\d{1,9} line\\(s\\) omitted\\).*)?");
    private static final Pattern JOINED = Pattern.compile("(\\d{1,9}: \\([0-9a-f]{2}\\) [^:]*): (?=\\S)");
    private static final Pattern STARTS = Pattern.compile(
            "\\d{1,9}: .*|; .*|func#.*|from \\d.*|processed \\d.*|R\\d{1,2} .*|mark_precise.*|last_idx "
                    + ".*|verification .*"
                    + "|stack depth.*|invalid .*|math .*|regs=.*|parent .*|\\s+.*|[A-Z].*|caller:|callee:|to "
                            + "caller.*|arg#.*");

    private String program = "";
    private String section = "";
    private String reason = "";
    private final Margin margin = new Margin();
    private boolean inside;
    private boolean marked;
    private boolean begins;
    private boolean over;
    private boolean cut;

    /** The lines of the log that this one holds; none when it is only wrapping. */
    List<String> own(String raw) {
        List<String> own = new ArrayList<>();
        String plain = CONTROL.matcher(raw).replaceAll("").replace("\r", "");
        begins = false;
        String[] parts = plain.contains("\\n") ? plain.split("\\\\n", -1) : new String[] {plain};
        for (String part : parts) {
            if (part.startsWith("\"") && parts.length > 1) {
                break; // the end of a string in JSON, in Go's or in Rust's words
            }
            one(part.replace("\\t", "\t").replace("\\\"", "\""), own);
        }
        return own;
    }

    private void one(String line, List<String> own) {
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches()) {
            program = begin.group("program") == null ? program : begin.group("program");
            inside = true;
            marked = true;
            over = false;
            begins = true;
            own.clear();
            return;
        }
        if (END.matcher(line).matches()) {
            inside = false;
            over = true;
            return;
        }
        note(line);
        Matcher cilium = CILIUM.matcher(line);
        if (!inside && cilium.matches() && !cilium.group(1).isBlank()) {
            own.addAll(List.of(JOINED.matcher(cilium.group(1)).replaceAll("$1\n").split("\n")));
            over = true;
            return;
        }
        String bare = margin.without(line);
        if (over && !inside && FIRST.matcher(bare).matches() && !marked) {
            over = false;
            begins = true;
            own.clear();
        }
        boolean here = marked ? inside : !TOOL.matcher(bare).matches();
        if (here && (!over || cut)) {
            own.add(bare);
            cut = isAccount(bare) && bare.length() == TERMINAL;
            over |= isAccount(bare);
        }
    }

    /** Whether it is the last line of a log. */
    static boolean isAccount(String line) {
        return ACCOUNT.matcher(line).matches();
    }

    private void note(String line) {
        Matcher iproute = IPROUTE.matcher(line);
        if (iproute.matches()) {
            section = iproute.group("section");
            begins = true;
        }
        Matcher named = NAMED.matcher(line);
        if (named.matches()) {
            program = named.group("program");
        }
        Matcher why = REASON.matcher(line);
        if (why.matches()) {
            for (String group : List.of("code", "words", "libbpf", "ip")) {
                reason = why.group(group) == null ? reason : why.group(group);
            }
        }
    }

    /** Whether a new program's log began with the line read last. */
    boolean begins() {
        boolean now = begins;
        begins = false;
        return now;
    }

    String program() {
        return program;
    }

    String section() {
        return section;
    }

    /** What a tool said of the error; empty when none did. */
    String reason() {
        return reason;
    }

    /** The lines without the ends that a terminal of 80 columns gave them. */
    static List<String> joined(List<String> lines) {
        long full = lines.stream().filter(line -> line.length() == TERMINAL).count();
        boolean cut = full > 0 && lines.stream().noneMatch(line -> line.length() > TERMINAL);
        List<String> whole = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            if (cut && open && !STARTS.matcher(line).matches()) {
                whole.set(whole.size() - 1, whole.get(whole.size() - 1) + line);
            } else {
                whole.add(line);
            }
            open = line.length() == TERMINAL;
        }
        return whole;
    }
}
