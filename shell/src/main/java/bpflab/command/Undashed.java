package bpflab.command;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Words that were not understood, of which some are options without their dashes: the line that was meant.
 *
 * @param command as it is typed, without its colon
 * @param help what it takes
 */
public record Undashed(String command, CommandSpec help) {
    private static final String BARE = " is an option, and is typed with its dashes";
    private static final String CAPTURES = ".+\\.(pcap|pcapng|cap)(\\.gz)?";
    private static final String BYTES = "(0x)?\\p{XDigit}{2}([\\s:,_-]*\\p{XDigit}{2})+";

    /**
     * The same trouble, with the line that was meant for its hint where there is one.
     *
     * @param kept how many words are the command's own: of {@code :run p hex 00}, one
     */
    public TroubleException of(ParsedArguments words, int kept, TroubleException trouble) {
        List<String> odd = words.positional().subList(
                Math.min(kept, words.positional().size()), words.positional().size());
        if (trouble.trouble().kind() == Trouble.Kind.USAGE && words.values("--hex").size() == 1
                && String.join(" ", odd).matches(BYTES)) {
            String bytes = words.value("--hex").orElseThrow() + " " + String.join(" ", odd);
            return Trouble.usage(trouble.trouble().what(), "bytes with blanks between them are quoted",
                    line(new ParsedArguments(List.of(), others(words), List.of()), words.positional().subList(0, kept),
                            List.of("--hex", Quoted.of(bytes))))
                    .toException(trouble);
        }
        return trouble.trouble().kind() != Trouble.Kind.USAGE ? trouble : meant(odd)
                .map(meant -> Trouble.usage(
                        trouble.trouble().what(), meant.why(),
                        line(words, words.positional().subList(0, kept), meant.words())).toException(trouble))
                .orElse(trouble);
    }

    private static Map<String, List<String>> others(ParsedArguments words) {
        Map<String, List<String>> others = new LinkedHashMap<>(words.options());
        others.remove("--hex");
        return others;
    }

    /** Of words that are not sorted yet; empty where none is such an option. */
    Optional<Trouble> of(List<String> words, Trouble trouble) {
        return words.stream().map(this::bare).flatMap(Optional::stream).findFirst().map(first -> Trouble.usage(
                trouble.what(), first.name() + BARE, ":" + command + " " + String.join(" ", dashed(words))
                        + "\n:help " + command));
    }

    /** What was meant, and how that is told from what was typed. */
    private record Meant(String why, List<String> words) {}

    private Optional<Meant> meant(List<String> odd) {
        String all = String.join(" ", odd);
        if (odd.size() == 1 && all.matches(CAPTURES) && option("pcap").isPresent()) {
            return Optional.of(new Meant("a file of packets stands behind --pcap", List.of("--pcap", Quoted.of(all))));
        }
        if (all.matches(BYTES) && option("hex").isPresent()) {
            return Optional.of(new Meant("a packet's bytes stand behind --hex", List.of("--hex", Quoted.of(all))));
        }
        return odd.stream().map(this::bare).flatMap(Optional::stream).findFirst().map(first -> new Meant(
                first.name() + BARE, dashed(odd)));
    }

    private Optional<Option> option(String name) {
        return help.options().stream().filter(option -> option.name().equals("--" + name)).findFirst();
    }

    /** The option that a word is but for its dashes, also of {@code repeat=100} and {@code -hex}. */
    private Optional<Option> bare(String word) {
        return option(word.replaceFirst("^-", "").replaceFirst("=.*", ""));
    }

    /** Words behind an option up to the next are its value; those before the first one stay what they were. */
    private List<String> dashed(List<String> odd) {
        List<String> line = new ArrayList<>();
        for (int at = 0; at < odd.size(); at++) {
            Optional<Option> option = bare(odd.get(at));
            line.add(option.map(Option::name).orElse(Quoted.of(odd.get(at))));
            if (option.isEmpty() || option.get().value().isEmpty()) {
                continue;
            }
            List<String> value = new ArrayList<>();
            if (odd.get(at).contains("=")) {
                value.add(odd.get(at).replaceFirst("[^=]*=", ""));
            } else {
                while (at + 1 < odd.size() && bare(odd.get(at + 1)).isEmpty()) {
                    value.add(odd.get(++at));
                }
            }
            line.add(value.isEmpty() ? option.get().value() : Quoted.of(String.join(" ", value)));
        }
        return line;
    }

    private String line(ParsedArguments typed, List<String> kept, List<String> meant) {
        List<String> line = new ArrayList<>(List.of(":" + command));
        kept.forEach(each -> line.add(Quoted.of(each)));
        line.addAll(meant);
        help.options().forEach(option -> typed.values(option.name()).forEach(value -> {
            line.add(option.name());
            line.add(option.value().isEmpty() ? "" : Quoted.of(value));
        }));
        return line.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
    }
}
