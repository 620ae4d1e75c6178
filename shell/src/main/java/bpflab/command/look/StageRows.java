package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.ObjectName;
import bpflab.bench.Setting;
import bpflab.command.ParsedArguments;
import bpflab.elf.ProgramSpec;
import bpflab.jit.MachineCode;
import bpflab.kernel.Program;
import bpflab.kernel.Xlated;
import bpflab.listing.Listing;
import bpflab.listing.Row;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;

/** The rows of a loaded program's stages, and the tools that show the same. */
final class StageRows {
    private final Bench bench;
    private final MachineCode.Syntax syntax;

    StageRows(Bench bench, ParsedArguments words) {
        this.bench = bench;
        this.syntax = words.has("--intel") || bench.settings().on(Setting.INTEL)
                ? MachineCode.Syntax.INTEL
                : MachineCode.Syntax.ATT;
    }

    /**
     * What its object file said of it.
     *
     * @throws bpflab.trouble.TroubleException others loaded it
     */
    private ProgramSpec spec(Program program) {
        ProgramSpec spec = program.spec().orElseThrow(() -> Trouble.failed(
                        "nobody here knows how " + program.name() + " was compiled", "it was not loaded by this bench",
                                ":dump xlated " + program.info().id())
                .toException());
        ObjectName.of(bench, program).ifPresent(object -> bench.how().like("llvm-objdump -S -r " + object));
        return spec;
    }

    /** Its function and those that it calls, as its object file has them. */
    List<ProgramSpec> functions(Program program) {
        return Listing.called(spec(program), bench.loadedWith(program)
                .map(loaded -> loaded.file().subprograms())
                .orElse(List.of()));
    }

    /** As it was compiled. */
    List<Row> elf(Program program) {
        return functions(program).stream().flatMap(function -> Listing.compiled(function).stream()).toList();
    }

    /** After the verifier; each row is made when it is asked for. */
    List<Row> xlated(Program program) {
        return Listing.xlated(xlatedCode(program), bench.host().symbols());
    }

    /**
     * After the verifier, not yet listed.
     *
     * @param compiled the line that shows the same of the compiled code, where the kernel does not give this one
     */
    Xlated xlatedCode(Program program, String compiled) {
        try {
            return xlatedCode(program);
        } catch (TroubleException no) {
            throw program.spec().isEmpty() ? no : new Trouble(no.trouble().kind(), no.trouble().what(),
                    no.trouble().why(), compiled + "   # as it was compiled").toException(no);
        }
    }

    /** After the verifier, not yet listed. */
    Xlated xlatedCode(Program program) {
        bench.how().like("bpftool prog dump xlated id " + program.info().id());
        return program.xlated();
    }

    /** As machine code; each row is made when it is asked for. */
    List<Row> jited(Program program) {
        bench.how().like("bpftool prog dump jited id " + program.info().id());
        return MachineCode.listing(program.jited(), bench.host().symbols(), syntax);
    }
}
