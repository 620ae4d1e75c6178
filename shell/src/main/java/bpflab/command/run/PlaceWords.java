package bpflab.command.run;

import bpflab.hook.HookKind;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.kernel.Program;
import bpflab.libbpf.InterfaceNames;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hook and the place behind a program's name. Where the program's section says the hook, the place is enough:
 * {@code :attach count lab0}; and the hook may be called as the section is.
 *
 * @param kind the word of a hook; empty where the section is to tell
 */
record PlaceWords(Optional<String> kind, List<String> place) {
    /** Whose places have no names that programs have, as events and functions do. */
    private static final Set<HookKind> ON_INTERFACES = EnumSet.of(HookKind.XDP, HookKind.TC);

    /**
     * @param words those behind the program's name
     * @param programs the names of those that are loaded
     * @throws bpflab.trouble.TroubleException one of the words belongs behind an option, or is another program
     */
    static PlaceWords of(Program program, List<String> words, List<String> programs) {
        Optional<HookKind> own = program.spec().flatMap(spec -> new Sec(spec.section()).kind());
        boolean onInterface = own.filter(ON_INTERFACES::contains).isPresent();
        words.stream().filter(word -> onInterface && InterfaceNames.index(word).isEmpty()).forEach(word -> {
            List<String> others = words.stream().filter(other -> !other.equals(word)).toList();
            String without = ":attach " + String.join(" ", concat(program.name(), others));
            if (Attach.modes().contains(word)) {
                throw Trouble.usage("\"" + word + "\" is no place",
                        "it is a way of attaching, and stands behind --mode",
                        without + " --mode " + word).toException();
            }
            if (programs.contains(word) && !word.equals(program.name()) && !isHook(word)) {
                throw Trouble.usage("\"" + word + "\" is no place",
                        "it is a program, and each is attached by a line of its own",
                        without + "\n:attach " + String.join(" ", concat(word, others))).toException();
            }
        });
        return of(program, words);
    }

    private static List<String> concat(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static PlaceWords of(Program program, List<String> words) {
        if (words.isEmpty() || isHook(words.get(0))) {
            return new PlaceWords(words.stream().findFirst(), words.subList(Math.min(1, words.size()), words.size()));
        }
        Optional<HookKind> own = program.spec().flatMap(spec -> new Sec(spec.section()).kind())
                .filter(HookKind::isAttachable);
        if (own.isEmpty()) {
            return new PlaceWords(Optional.of(words.get(0)), words.subList(1, words.size()));
        }
        Optional<SecDef> named = new Sec(words.get(0)).def().filter(def -> def.kind() == own.get());
        List<String> place = new ArrayList<>(words.subList(named.isPresent() ? 1 : 0, words.size()));
        named.filter(def -> own.get().points().size() > 1).ifPresent(def -> place.add(0, def.point()));
        return new PlaceWords(own.map(HookKind::word), place);
    }

    /** Also one that is misspelt, which is told. */
    static boolean isHook(String word) {
        List<String> known = Stream.of(HookKind.values()).map(HookKind::word).toList();
        return HookKind.called(word).isPresent() || Nearest.to(word, known).isPresent();
    }
}
