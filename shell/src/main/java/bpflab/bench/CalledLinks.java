package bpflab.bench;

import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is attached, by the words that a person has for it. */
public record CalledLinks(Bench bench) {
    /** Those that a word stands for: a link's id, a program, a place or a part of it. */
    public List<Link> called(String word) {
        return bench.links().stream().filter(link -> isCalled(link, word)).toList();
    }

    private boolean isCalled(Link link, String typed) {
        return link.id() != 0 && typed.equals(String.valueOf(link.id()))
                || typed.equals(link.program().name())
                || names(link).anyMatch(typed::equals)
                || typed.equals(link.program().tag())
                || typed.equals(link.hook().target())
                || List.of(link.hook().target().split(" ")).contains(typed)
                || link.whereabouts().equals("now " + typed);
    }

    /** What its program is called in its file: the kernel keeps 15 letters of a name. */
    public Stream<String> names(Link link) {
        return bench.programs().stream()
                .filter(program -> program.info().id() == link.program().id())
                .map(Program::name);
    }

    /**
     * Beside another program of a place: what is attached there is meant before all else that is called so; a link's
     * number is one of its names.
     *
     * @param everywhere whether programs of the whole kernel are called so, too
     */
    public Order beside(Order.Side side, String other, Hook hook, boolean everywhere) {
        List<Integer> there = called(other).stream()
                .filter(link -> link.hook().kind() == hook.kind() && link.hook().target().equals(hook.target()))
                .map(link -> link.program().id())
                .toList();
        List<Integer> ids = new ArrayList<>(
                there.isEmpty() ? Lookup.programs(bench).ids(other, everywhere) : List.of());
        ids.addAll(there);
        return new Order(side, other, ids);
    }
}
