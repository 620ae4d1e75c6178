package bpflab.command.look;

import bpflab.bench.Bench;
import bpflab.bench.ObjectName;
import bpflab.command.Answer;
import bpflab.command.Quoted;
import bpflab.command.program.CompiledView;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.elf.Section;
import bpflab.insn.Encoding;
import bpflab.listing.Listing;
import bpflab.listing.Row;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.DumpView;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.Units;
import bpflab.view.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code :dump elf FILE}: a whole object file. It needs no kernel and no right. */
final class ObjectDump {
    private static final Pattern FOR_DEBUGGERS_AND_LINKERS = Pattern.compile(
            "\\.debug_.*|\\.rela?\\.(debug_.*|BTF.*|eh_frame)|\\.(str|sym|shstr)tab"
                    + "|\\.eh_frame|\\.llvm_addrsig|\\.comment");

    private static final int MOST_NAMES = 8;

    private final Bench bench;
    private final DumpView.Look look;
    private final boolean allSections;
    private final Optional<String> only;

    /**
     * Lists a file, or one of its functions.
     *
     * @param allSections also those that only debuggers and linkers read
     * @param only the name of a function
     */
    ObjectDump(Bench bench, DumpView.Look look, boolean allSections, Optional<String> only) {
        this.bench = bench;
        this.look = look;
        this.allSections = allSections;
        this.only = only;
    }

    /** What a file holds, or why it does not compile. */
    Answer answer(DumpSubject file) {
        return file instanceof DumpSubject.Broken broken
                ? CompiledView.no(broken.compilation(), broken.typed())
                : answer(((DumpSubject.Compiled) file).object(), ((DumpSubject.Compiled) file).file());
    }

    private Answer answer(ObjectFile read, Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.c$", ".o");
        String object = ObjectName.of(bench, file);
        bench.how().like("llvm-readelf -S " + object);
        bench.how().like("llvm-objdump -S -r " + object
                + only.map(function -> " --disassemble-symbols=" + Quoted.of(function)).orElse(""));
        List<ProgramSpec> functions = functions(read, Quoted.of(bench.folder().named(file)));
        List<View> views = new ArrayList<>();
        views.add(View.of(Line.of(new Span(name, Role.NAME), Span.of(": " + read.describe())), Line.EMPTY));
        if (only.isEmpty()) {
            views.add(sections(read, ":dump elf " + object + " --long"));
            views.add(View.of(Line.EMPTY));
        }
        for (int i = 0; i < functions.size(); i++) {
            ProgramSpec function = functions.get(i);
            views.add(i == 0 ? View.NOTHING : View.of(Line.EMPTY));
            views.add(DumpView.of(rows(read, function), look));
        }
        return Answer.of(View.stack(views), new Parts(
                name, read.describe(), read.license(),
                read.sections().stream().map(s -> new Part(s.name(), s.typeName(), s.bytes())).toList(),
                functions.stream()
                        .map(f -> new Code(f.name(), f.section(), RowData.of(rows(read, f))))
                        .toList()));
    }

    /** All of the file, those last that programs call, or the one that is asked for. */
    private List<ProgramSpec> functions(ObjectFile file, String named) {
        List<ProgramSpec> all = Stream.concat(file.programs().stream(), file.subprograms().stream()).toList();
        List<ProgramSpec> functions = only.isEmpty() ? all
                : all.stream().filter(each -> each.name().equals(only.get())).toList();
        if (functions.isEmpty()) {
            List<String> names = all.stream().map(ProgramSpec::name).distinct().toList();
            throw Trouble.usage("there is no function " + only.get() + " in " + named,
                    "it has " + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                            + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : ""),
                    ":dump elf " + named + " " + Quoted.of(Nearest.to(only.get(), names).orElse(names.get(0))))
                    .toException();
        }
        return functions;
    }

    /** With the bytes as the file has them. */
    private static List<Row> rows(ObjectFile file, ProgramSpec function) {
        List<Row> rows = Listing.compiled(function);
        return !file.bigEndian() ? rows : rows.stream().map(row -> row instanceof Row.Code code
                ? new Row.Code(code.at(), code.text(), Encoding.otherOrder(code.bytes()), code.note()) : row).toList();
    }

    /** An object file, as data. */
    private record Parts(String file, String describe, String license, List<Part> sections, List<Code> programs) {}

    /** A section, with or without code. */
    private record Part(String name, String type, long bytes) {}

    /** A function's instructions. */
    private record Code(String name, String section, List<RowData> rows) {}

    /** What a loader reads; the others are counted. */
    private View sections(ObjectFile object, String all) {
        List<Section> named =
                object.sections().stream().filter(section -> !section.name().isEmpty()).toList();
        List<Section> shown = named.stream().filter(section -> allSections || isOfTheProgram(section)).toList();
        View table = Table.of(
                List.of(Table.left("SECTION"), Table.left("TYPE"), Table.right("BYTES"), Table.right("ENTRIES")),
                shown.stream().map(ObjectDump::row).toList());
        int others = named.size() - shown.size();
        View more = others == 0 ? View.NOTHING : View.of(Line.of(
                new Span("and " + others + " for debuggers and linkers: ", Role.MUTED), new Span(all, Role.COMMAND)));
        return View.stack(List.of(table, more));
    }

    private static boolean isOfTheProgram(Section section) {
        return section.bytes() > 0 && !FOR_DEBUGGERS_AND_LINKERS.matcher(section.name()).matches();
    }

    private static List<Span> row(Section section) {
        return List.of(
                new Span(section.name(), Role.NAME), Span.of(section.typeName()), Span.of(Units.count(section.bytes())),
                Span.of(section.entries() == 0 ? "" : Units.count(section.entries())));
    }
}
