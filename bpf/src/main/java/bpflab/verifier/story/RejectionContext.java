package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.SourceTrees;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Relocation;
import bpflab.hook.Sec;
import bpflab.verifier.log.BackwardsLog;
import bpflab.verifier.log.LogEnding;
import bpflab.verifier.log.LogLine.Path;
import bpflab.verifier.log.LogLine.State;
import bpflab.verifier.log.LogLine.Step;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.Registers;
import bpflab.verifier.log.VerifierLog;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a log shows: the reason, the instruction that was looked at last, and the way to it. */
final class RejectionContext {
    private static final Pattern INSTRUCTION = Pattern.compile("(?:at|from|unreachable) insn (\\d{1,9})(?!\\d)");
    private static final Pattern SUBTRACTED = Pattern.compile("r(?<from>\\d+) -= r(?<what>\\d+)");

    private final ProgramSpec program;
    private final SourceTrees sources;
    private final LogEnding ending;
    private final Places places;
    private final int back;
    private final Optional<Step> step;
    private final Optional<Place> place;

    RejectionContext(VerifierLog log, ProgramSpec program, SourceTrees sources) {
        this.program = program;
        this.sources = sources;
        this.ending = LogEnding.of(log.text());
        this.places = Places.of(program, ending.tail());
        this.back = lastStep();
        this.step = back < 0 ? Optional.empty() : Optional.of((Step) tail().get(back));
        this.place = step.isPresent() ? places.of(step.get(), back) : placeInMessage();
    }

    /**
     * The instruction that is refused stands right before the reason; some reasons come before any instruction is
     * looked at.
     */
    private int lastStep() {
        for (int i = ending.lines(); tail().has(i); i++) {
            if (tail().get(i) instanceof Step) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Place> placeInMessage() {
        Matcher named = INSTRUCTION.matcher(message());
        return named.find() ? places.ofSlot(Integer.parseInt(named.group(1))) : Optional.empty();
    }

    LogEnding ending() {
        return ending;
    }

    BackwardsLog tail() {
        return ending.tail();
    }

    /** The reason, its lines joined by line ends. */
    String message() {
        return String.join("\n", ending.message());
    }

    /** The program's name. */
    String program() {
        return program.name();
    }

    /** What the loader put into that instruction; empty when nothing, or when the program's object is not known. */
    Optional<Relocation> relocation(Step at) {
        return program.relocations().stream().filter(r -> r.slot() == at.slot()).findFirst();
    }

    /** The function that a place is in, by clang's tree. */
    Optional<CFunction> function(Place at) {
        return at.line() == 0 ? Optional.empty() : sources.function(at.file(), at.line());
    }

    /** The last state before the refused instruction that tells of this; empty when none does. */
    String lastState(String part) {
        for (int i = back + 1; back >= 0 && tail().has(i); i++) {
            String state = state(tail().get(i));
            if (!state.isEmpty()) {
                return state.contains(part) ? state : "";
            }
        }
        return "";
    }

    Sec section() {
        return new Sec(program.section());
    }

    /** The instruction that was refused. */
    Optional<Step> step() {
        return step;
    }

    /** Its place in C. */
    Optional<Place> place() {
        return place;
    }

    /** Where the register got what it holds before the refused instruction. */
    Optional<Origin> origin(int register) {
        return step.flatMap(match -> Origin.of(tail(), back, register));
    }

    /** The place in C of an origin. */
    Optional<Place> place(Origin origin) {
        return place(new At(origin.back(), origin.step()));
    }

    /** The value of a register before the refused instruction, as the log last told it. */
    Optional<String> value(int register) {
        for (int i = back + 1; back >= 0 && tail().has(i); i++) {
            Optional<String> value = Registers.value(state(tail().get(i)), register);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** The value of a register at an earlier instruction, or before it, as the log last told it there. */
    Optional<String> valueBefore(Origin origin, int register) {
        for (int i = origin.back(); tail().has(i); i++) {
            Optional<String> value = Registers.value(state(tail().get(i)), register);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static String state(LogLine line) {
        if (line instanceof Step step) {
            return step.state();
        }
        if (line instanceof State state) {
            return state.state();
        }
        return line instanceof Path path ? path.state() : "";
    }

    /** What the log told last of a place on the stack, as {@code dynptr_ringbuf(…)}; empty when nothing. */
    String slot(long off) {
        Pattern told = Pattern.compile("(?:^| )fp(?:\\[\\d+\\])?" + off + "=(\\S+)");
        for (int i = back + 1; back >= 0 && off < 0 && tail().has(i); i++) {
            Matcher slot = told.matcher(state(tail().get(i)));
            if (slot.find()) {
                return slot.group(1);
            }
        }
        return "";
    }

    /** An instruction, and how many lines before the log's end. */
    record At(int back, Step step) {}

    /** The instruction that was refused, with its place in the log. */
    Optional<At> refused() {
        return step.map(refused -> new At(back, refused));
    }

    /** The last instruction before the refused one that answers the question. */
    Optional<At> last(Predicate<Step> question) {
        return back < 0 ? Optional.empty() : last(back, question);
    }

    /**
     * The last instruction on the way here that answers the question, of those before the line that is {@code before}
     * lines from the end. Where the verifier came back to a branch, what it looked at since is another way.
     */
    Optional<At> last(int before, Predicate<Step> question) {
        int branch = -1;
        for (int i = before + 1; tail().has(i); i++) {
            if (tail().get(i) instanceof Path path && branch < 0) {
                branch = path.from();
            } else if (tail().get(i) instanceof Step step) {
                branch = step.slot() == branch ? -1 : branch;
                if (branch < 0 && question.test(step)) {
                    return Optional.of(new At(i, step));
                }
            }
        }
        return Optional.empty();
    }

    /** The place in C of an instruction. */
    Optional<Place> place(At at) {
        return places.of(at.step(), at.back());
    }

    /** The branch on the way here that compared something with the packet's end last. */
    Optional<At> comparisonWithPacketEnd() {
        return last(s -> s.code().startsWith("if ") && s.state().contains("pkt_end"));
    }

    /** Where the distance between two addresses of the packet was computed last on the way here. */
    Optional<At> subtractionOfPacketAddress() {
        return last(s -> {
            Matcher code = SUBTRACTED.matcher(s.code());
            return code.matches() && holds(s, code.group("from"), "scalar") && holds(s, code.group("what"), "pkt");
        });
    }

    private static boolean holds(Step step, String register, String kind) {
        return Pattern.compile("\\bR" + register + "(?:_w)?=" + kind + "\\(").matcher(step.state()).find();
    }

    /** The text of the C line that holds what the pattern finds, on any line of the program. */
    Optional<Matcher> inSource(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return program.lines().stream()
                .map(line -> compiled.matcher(line.text()))
                .filter(Matcher::find)
                .findFirst()
                .or(() -> inLog(compiled));
    }

    private Optional<Matcher> inLog(Pattern pattern) {
        for (int i = 0; tail().has(i) && i < 10_000; i++) {
            if (tail().get(i) instanceof LogLine.Source source) {
                Matcher found = pattern.matcher(source.code());
                if (found.find()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }
}
