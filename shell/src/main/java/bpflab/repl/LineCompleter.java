package bpflab.repl;

import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandHelp;
import bpflab.command.Commands;
import bpflab.command.Option;
import bpflab.hook.HookKind;
import bpflab.snippet.Completions;
import bpflab.snippet.JavaSnippets;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What Tab offers: commands, their options and arguments; programs and files behind a !; Java. */
final class LineCompleter implements Completer {
    /** What options take whose value is called so. */
    private static final Map<String, Argument.Kind> VALUES = Map.of(
            "DIR", Argument.Kind.FOLDER, "FILE", Argument.Kind.FILE, "PROGRAM", Argument.Kind.PROGRAM);

    /** What the names are of that methods of the bench take as text. */
    private static final Map<String, Argument.Kind> TAKES = Map.of(
            "map", Argument.Kind.MAP, "program", Argument.Kind.PROGRAM, "attach", Argument.Kind.PROGRAM,
                    "detach", Argument.Kind.LINK, "load", Argument.Kind.FILE);

    private final Commands commands;
    private final Names names;
    private final JavaSnippets java;

    LineCompleter(Commands commands, Names names, JavaSnippets java) {
        this.commands = commands;
        this.names = names;
        this.java = java;
    }

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
        TypedLine line = (TypedLine) parsed;
        String start = line.line().stripLeading();
        try {
            if (start.isEmpty() || start.startsWith(":") && line.wordIndex() == 0) {
                commands.all()
                        .forEach(command -> candidates.add(described(":" + command.name(), command.help().summary())));
            } else if (start.startsWith(":")) {
                words(line, candidates);
            } else if (start.startsWith("!")) {
                system(line, candidates);
            } else {
                java(line, candidates);
            }
        } catch (TroubleException nothingToOffer) {
            // A line that cannot be run yet has nothing to complete.
        }
    }

    private void words(TypedLine line, List<Candidate> candidates) {
        Command command = commands.named(line.words().get(0).substring(1));
        List<String> typed = line.words().subList(1, line.words().size() - 1);
        String before = typed.isEmpty() ? "" : typed.get(typed.size() - 1);
        Optional<Option> taking = command.help().options().stream()
                .filter(option -> option.name().equals(before) && !option.value().isEmpty())
                .findFirst();
        if (taking.isPresent()) {
            value(taking.get().value(), line.word(), candidates);
        } else if (line.word().startsWith("-")) {
            command.help().options().forEach(option -> candidates.add(described(option.name(), option.text())));
        } else {
            List<String> plain = plain(command, typed);
            command.offers(plain).forEach(word -> candidates.add(plain(word)));
            arguments(command, plain, line, candidates);
        }
    }

    /** What an option takes, as its help calls it: a kind of thing, or words to choose from. */
    private void value(String called, String word, List<Candidate> candidates) {
        if (VALUES.containsKey(called)) {
            argument(Argument.required(called, VALUES.get(called)), word, candidates);
        } else if (called.contains("|")) {
            Arrays.stream(called.split("\\|")).forEach(value -> candidates.add(plain(value)));
        }
    }

    private void arguments(Command command, List<String> plain, TypedLine line, List<Candidate> candidates) {
        int place = plain.size();
        List<Argument> arguments = command.help().arguments();
        if (!arguments.isEmpty() && (place < arguments.size() || command.help().repeats())) {
            Argument argument = arguments.get(Math.min(place, arguments.size() - 1));
            if (argument.kind() == Argument.Kind.TARGET) {
                targets(plain, line.word(), candidates);
                return;
            }
            argument(argument, line.word(), candidates);
            ofFiles(argument, plain, line.word(), candidates);
            if (arguments.stream().anyMatch(each -> each.kind() == Argument.Kind.TARGET) && place == 1) {
                targets(plain, line.word(), candidates);
            }
        }
    }

    /** What is in the file that is typed before; and files where a program can be told by one. */
    private void ofFiles(Argument argument, List<String> plain, String word, List<Candidate> candidates) {
        boolean compares = plain.contains("diff");
        if (argument.kind() == Argument.Kind.FUNCTION && !compares) {
            names.functions(plain.get(plain.size() - 1)).forEach(name -> candidates.add(plain(name)));
        } else if (compares || plain.equals(List.of("elf"))) {
            argument(Argument.required("FILE", Argument.Kind.FILE), word, candidates);
            if (argument.kind() == Argument.Kind.FUNCTION) {
                argument(Argument.required("PROGRAM", Argument.Kind.PROGRAM), word, candidates);
            }
        }
    }

    /** The places of the hook that is typed, else of the one that the program's section says. */
    private void targets(List<String> typed, String word, List<Candidate> candidates) {
        Optional<HookKind> said = HookKind.attachable().stream()
                .filter(kind -> typed.contains(kind.word()))
                .findFirst();
        List<String> before = typed.subList(said.map(kind -> typed.indexOf(kind.word())).orElse(0) + 1, typed.size());
        said.or(() -> names.hook(typed.get(0)))
                .ifPresent(kind -> names.places().words(kind, before, word)
                        .forEach(name -> candidates.add(open(name))));
    }

    /** The typed words without options and what these take. */
    private static List<String> plain(Command command, List<String> typed) {
        List<String> plain = new ArrayList<>();
        boolean value = false;
        for (String word : typed) {
            if (!value && !word.startsWith("-")) {
                plain.add(word);
            }
            value = command.help().options().stream()
                    .anyMatch(option -> !option.value().isEmpty() && option.name().equals(word));
        }
        return plain;
    }

    private void argument(Argument argument, String typed, List<Candidate> candidates) {
        switch (argument.kind()) {
            case FILE -> names.files(typed).forEach(file -> candidates.add(file(file)));
            case FOLDER -> names.files(typed).stream()
                    .filter(file -> file.endsWith("/"))
                    .forEach(file -> candidates.add(file(file)));
            case COMMAND -> {
                commands.all()
                        .forEach(command -> candidates.add(described(command.name(), command.help().summary())));
                candidates.add(described(CommandHelp.JAVA, "Java at the prompt, by examples"));
            }
            case LINE -> commands.all().forEach(
                    command -> candidates.add(described(":" + command.name(), command.help().summary())));
            case CHOICE -> argument.choices().forEach(choice -> candidates.add(plain(choice)));
            default -> names.of(argument.kind()).forEach(name -> candidates.add(plain(name)));
        }
    }

    private void system(TypedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            names.tools().forEach(tool -> candidates.add(plain("!" + tool)));
        }
        String typed = line.wordIndex() == 0 ? line.word().substring(Math.min(1, line.word().length())) : line.word();
        if (line.wordIndex() > 0 || typed.contains("/")) {
            String mark = line.wordIndex() == 0 ? "!" : "";
            names.files(typed).forEach(file -> candidates.add(file(mark + file)));
        }
    }

    private void java(TypedLine line, List<Candidate> candidates) {
        if (TAKES.containsKey(line.callee())) {
            List<Candidate> named = new ArrayList<>();
            argument(Argument.required("NAME", TAKES.get(line.callee())), line.word(), named);
            named.stream()
                    .map(Candidate::value)
                    .map(LineCompleter::closed)
                    .map(LineCompleter::open)
                    .forEach(candidates::add);
            return;
        }
        Completions found = java.completions(line.line(), line.cursor());
        if (found.from() <= line.wordStart()) {
            int cut = line.wordStart() - found.from();
            found.candidates().stream()
                    .filter(candidate -> candidate.length() > cut)
                    .forEach(candidate -> candidates.add(open(candidate.substring(cut))));
        }
    }

    /** With the quote behind it, but for a folder: that goes on. */
    private static String closed(String value) {
        return value.endsWith("/") ? value : value + "\"";
    }

    private static Candidate plain(String value) {
        return new Candidate(value);
    }

    private static Candidate described(String value, String text) {
        return new Candidate(value, value, null, text, null, null, true);
    }

    private static Candidate open(String value) {
        return new Candidate(value, value, null, null, null, null, false);
    }

    private static Candidate file(String file) {
        return new Candidate(file, file, null, null, null, null, !file.endsWith("/"));
    }
}
