package bpflab.command.run;

import bpflab.bench.Bench;
import bpflab.bench.ObjectName;
import bpflab.elf.ProgramSpec;
import bpflab.hook.Order;
import bpflab.hook.Tools;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code ip}, {@code tc} and {@code bpftool} are told to do the same, from the table of hooks. */
final class ToolLines {
    private ToolLines() {}

    /** @param order where among those that are there it was to run */
    static List<String> attach(Bench bench, Program program, Link link, Order order) {
        Map<String, String> words = words(program.name(), program.info().id(), link);
        if (order.side() == Order.Side.INSTEAD) {
            words.replace("force", "-force ");
            words.replace("overwrite", " overwrite");
        }
        Optional<String> file = ObjectName.of(bench, program);
        String pin = words.get("pin");
        words.put("object", file.orElse("FILE.o"));
        words.put("origin", program.spec()
                .map(ProgramSpec::section)
                .flatMap(section -> file.map(object -> "obj " + object + which(bench, program, section)))
                .orElse("pinned " + pin));
        List<String> lines = new ArrayList<>(
                link.hook().tools().attach().stream().map(line -> Tools.fill(line, words)).toList());
        boolean chosen = !order.isAny() && link.id() != 0 && !isLast(link.position());
        if (chosen && !lines.isEmpty()) {
            lines.add("# that puts it last; no word of it chooses otherwise");
        }
        return lines;
    }

    /** {@code 3 of 3}; alone, too. */
    private static boolean isLast(String position) {
        return position.isEmpty() || position.matches("(\\d+) of \\1");
    }

    /** A section names a program where it has only one; where several share it, iproute2 (5.19) takes its name. */
    private static String which(Bench bench, Program program, String section) {
        long sharing = bench.programs().stream()
                .filter(other -> bench.fileOf(other).equals(bench.fileOf(program)))
                .filter(other -> other.spec().filter(spec -> spec.section().equals(section)).isPresent())
                .map(Program::name)
                .distinct()
                .count();
        return sharing > 1 ? " program " + program.name() : " sec " + section;
    }

    static List<String> detach(String program, int id, Link link) {
        Map<String, String> words = words(program, id, link);
        return link.hook().tools().detach().stream().map(line -> Tools.fill(line, words)).toList();
    }

    private static Map<String, String> words(String program, int id, Link link) {
        Map<String, String> words = new TreeMap<>(link.toolWords());
        words.put("id", String.valueOf(id));
        words.put("name", program);
        words.put("pin", "/sys/fs/bpf/" + program);
        return words;
    }
}
