package bpflab.command.bench;

import bpflab.command.Answer;
import bpflab.view.Fields;
import bpflab.view.Fields.Field;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.View;
import java.util.List;

/** {@code :help java}: what can be called at the prompt, by examples. A test runs each of them. */
final class JavaHelp {
    /**
     * A line that works as typed once the program is there.
     *
     * @param line what is typed
     * @param text what it gives
     */
    record Example(String line, String text) {}

    /** In the order in which they are run: with a file count.c, its program count and its hash map hits. */
    static final List<Example> EXAMPLES = List.of(
            new Example("load(\"count.c\")", "compiles and loads; programs() and maps() list what there is"),
            new Example("attach(\"count\", \"lab0\")", "XDP, asking as :attach does"),
            new Example("detach(\"count\")", "how often it was attached; bench().links() lists what is"),
            new Example("attach(\"count\", \"xdp\", \"lab0\")", "any hook, by the words and options of :attach"),
            new Example("attachAll()", "what says in SEC() where, as BCC's BPF() does"),
            new Example("program(\"count\").info()", "what the kernel says of it"),
            new Example("map(\"hits\").put(17, 4)", "writes an entry, delete(17) removes it"),
            new Example("map(\"hits\").value(17).asLong()", "a number; of a per-CPU map the sum of all CPUs"),
            new Example("map(\"hits\").total()", "all entries added"),
            new Example("for (var e : map(\"hits\")) System.out.println(e.key() + \" \" + e.asLong());",
                    "e.field(\"x\") is a part of a struct, e.values() a value a CPU"),
            new Example("map(\"hits\").stream().filter(e -> e.asLong() > 3).count()", "entries as a stream"),
            new Example("trace().limit(1).forEach(text -> System.out.println(\"seen: \" + text))",
                    "reacts to what programs print, until Ctrl-C without limit"),
            new Example("during(0.1, () -> tracePrint())",
                    "BCC's trace_print(), for a tenth of a second; without during until Ctrl-C"),
            new Example("traceFields().limit(1).forEach(line -> print(\"%s %d\", line.task(), line.pid()))",
                    "BCC's trace_fields()"),
            new Example("for (var e : sorted(\"hits\")) print(\"PORT : %10d, COUNT : %10d\", e.key(), e.value());",
                    "entries by their keys; print takes keys and values for %d"),
            new Example("during(1.5, () -> rates(\"hits\").forEach(r -> print(\"%s: %10d/s\", r.key(), "
                    + "r.perSecond())))", "each second what moved"),
            new Example("during(0.1, () -> events(\"seen\").forEach(e -> print(\"%d\", e.field(\"length\"))))",
                    "records of a ring or perf buffer, typed"),
            new Example("during(0.3, () -> every(0.1, () -> print(\"%d\", map(\"hits\").total())))",
                    "again each tenth of a second; without during until Ctrl-C"),
            new Example("printLog2Hist(\"hits\", \"packets\")",
                    "a map of slots as BCC prints it; printLinearHist(\"hits\", \"packets\") without powers of two"),
            new Example("clear(\"hits\")", "takes all entries out"),
            new Example("ksym(0xffffffff81000000L)",
                    "a function of the kernel; stack(\"stacks\", id) is a whole stack, "
                            + "walk(\"stacks\", id) its addresses"),
            new Example("sym(0x401136L, ProcessHandle.current().pid())",
                    "a function of a process; stack(\"stacks\", id, pid) is a whole stack of it"),
            new Example("verifier()", "the verifier's log of the last load"));

    private static final int INDENT = 4;

    private JavaHelp() {}

    static Answer answer() {
        List<View> lines = EXAMPLES.stream()
                .map(example -> View.stack(List.of(
                        View.of(Line.of(new Span("  " + example.line(), Role.COMMAND))),
                        new Fields(INDENT, 0, List.of(Field.of("", example.text(), Role.MUTED))))))
                .toList();
        View view = View.stack(List.of(
                View.of(Line.of(
                        "What is neither a command nor for the system is Java; a ; at the end may be left out.")),
                View.stack(lines),
                View.of(Line.of(
                        Span.of("Tab completes names, also in quotes.   "), new Span(":vars", Role.COMMAND),
                        Span.remark("lists your variables")))));
        return Answer.of(view, EXAMPLES);
    }
}
