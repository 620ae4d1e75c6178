package bpflab.hook;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hook that is meant by a program's {@code SEC()} and the words that a person types: what is left out is what the
 * section says, else what is nearest at hand.
 *
 * @param program its name
 * @param section what its file says; empty for a program that was opened by its id
 * @param nearest the place of a kind that is meant where nobody says one: the own cgroup, the program's only map
 * @param possible a place of a kind that may be meant, for a line to type: one of the program's maps
 */
public record HookChoice(
        String program, Optional<Sec> section, Function<HookKind, Optional<String>> nearest,
                Function<HookKind, Optional<String>> possible) {
    /** Where nothing is nearer than the lab's interface and this process's own namespaces. */
    public HookChoice(String program, Optional<Sec> section) {
        this(program, section, kind -> Optional.empty(), kind -> Optional.empty());
    }

    /**
     * The hook.
     *
     * @param word of its kind, {@code xdp}
     * @param place the words behind it
     * @param mode a way of attaching, where the kind has several
     * @throws bpflab.trouble.TroubleException it is not said, or not written so
     */
    public Hook hook(Optional<String> word, List<String> place, Optional<String> mode) {
        HookKind kind = word.map(HookKind::of)
                .or(() -> section.flatMap(Sec::kind))
                .orElseThrow(() -> missing("to which hook", HookKind.XDP));
        if (kind.target() == Target.NONE) {
            throw Trouble.usage("a " + kind.words() + " program is attached to nothing", "it runs when it is called",
                    ":run " + program + "   # runs it").toException();
        }
        if (!kind.isAttachable()) {
            return kind.at("", mode);
        }
        String text = kind.pointed() ? pointed(kind, place) : plain(kind, place);
        return kind.at(text, mode, Optional.of(line(kind)));
    }

    /** One that is written right: at the program's own point, and a place that is here or nearly everywhere. */
    private String line(HookKind kind) {
        if (kind.boundAtLoad() && own(kind).filter(sec -> !sec.target().isEmpty()).isPresent()) {
            return ":attach " + program;
        }
        String point = own(kind).flatMap(Sec::meant).map(SecDef::point).filter(kind.points()::contains)
                .orElseGet(() -> kind.points().isEmpty() ? "" : kind.points().get(0));
        return (":attach " + program + " " + kind.word() + " " + (kind.pointed() ? point + " " : "")
                + example(kind)).strip();
    }

    private String plain(HookKind kind, List<String> place) {
        String said = place.isEmpty()
                ? own(kind).map(Sec::target).filter(target -> !target.isEmpty() && !kind.target().pointed()
                        && kind.target() != Target.STRUCTURE)
                        .orElseGet(() -> atHand(kind))
                : walked(kind, place);
        return kind == HookKind.ITERATOR && Iterator.part(said) == Iterator.Part.MAP
                ? said + nearest.apply(kind).map(map -> " " + map).orElse("")
                : said;
    }

    /** {@code task 17}, of which the program's section has said the first. */
    private String walked(HookKind kind, List<String> place) {
        String text = String.join(" ", place);
        return own(kind).map(Sec::target)
                .filter(objects -> kind == HookKind.ITERATOR && Iterator.isWithin(objects, text))
                .map(objects -> objects + " " + text)
                .orElse(text);
    }

    /** {@code ingress lab0}, of which either word may be left out. */
    private String pointed(HookKind kind, List<String> place) {
        if (place.size() == 2 && kind.points().contains(place.get(1)) && !kind.points().contains(place.get(0))) {
            return place.get(1) + " " + place.get(0);
        }
        boolean said = !place.isEmpty() && (kind.points().contains(place.get(0)) || place.size() > 1);
        String point = said ? place.get(0) : point(kind);
        List<String> rest = said ? place.subList(1, place.size()) : place;
        return point + " " + (rest.isEmpty() ? atHand(kind, point) : String.join(" ", rest));
    }

    private String point(HookKind kind) {
        Optional<SecDef> def = own(kind).flatMap(Sec::meant);
        return def.filter(found -> found.attach().isPresent())
                .flatMap(found -> kind.points().stream()
                        .filter(point -> kind.attachType(point) == found.attach().get())
                        .findFirst())
                .or(() -> kind.points().stream().findFirst().filter(first -> kind == HookKind.TC))
                .orElseThrow(() -> missing("which of " + String.join(", ", fitting(kind, def)), kind,
                        likely(fitting(kind, def)) + " " + example(kind)));
    }

    /** The point that the program's name speaks of, as {@code prog_verdict} does; else the first. */
    private String likely(List<String> points) {
        return points.stream()
                .filter(point -> Arrays.stream(point.split("_"))
                        .anyMatch(word -> !word.equals("stream") && program.contains(word)))
                .findFirst()
                .orElse(points.get(0));
    }

    /** The points that its programs may be at: {@code ingress} and {@code egress} for {@code SEC("cgroup/skb")}. */
    private static List<String> fitting(HookKind kind, Optional<SecDef> own) {
        return kind.points().stream()
                .filter(point -> own.isEmpty() || kind.sections().stream()
                        .anyMatch(def -> def.point().equals(point) && def.type() == own.get().type()))
                .toList();
    }

    private Optional<Sec> own(HookKind kind) {
        return section.filter(sec -> sec.kind().equals(Optional.of(kind)));
    }

    private String atHand(HookKind kind) {
        return atHand(kind, "");
    }

    private String atHand(HookKind kind, String point) {
        return nearest.apply(kind)
                .or(() -> Optional.of(kind.target().example()).filter(example -> kind.target().assumed()))
                .orElseThrow(() -> missing("which " + kind.target().form(), kind,
                        (point + " " + example(kind)).strip()));
    }

    private String example(HookKind kind) {
        return nearest.apply(kind).or(() -> possible.apply(kind)).orElse(kind.target().example());
    }

    private TroubleException missing(String what, HookKind kind) {
        return missing(what, kind, kind.example());
    }

    private TroubleException missing(String what, HookKind kind, String example) {
        String said = section.map(sec -> "SEC(\"" + sec.text() + "\")").orElse("a program opened by its id");
        return Trouble.usage("cannot attach " + program, said + " does not say " + what,
                ":attach " + program + " " + kind.word() + " " + example).toException();
    }

    /** The words of a place, as {@code hook="tc ingress lab0"} has them behind the first. */
    public static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
