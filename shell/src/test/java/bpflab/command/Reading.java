package bpflab.command;

import bpflab.trouble.TroubleException;
import java.util.List;

/** A line read as far as it can be without doing what it says. */
public final class Reading {
    private static final CommandSpec ANY = CommandSpec.of(
                    CommandSpec.Topic.BENCH, "anything", ":any",
                    Argument.required("FILE", Argument.Kind.FILE), Argument.optional("MORE", Argument.Kind.FILE))
            .with(new Option("--log", "N", "a value"))
            .with(new Option("--strict", "", "a flag"))
            .passingOn();

    private Reading() {}

    /** Its words, sorted into arguments and options. */
    public static void line(String typed) {
        try {
            List<String> words = Tokenizer.words(typed);
            ParsedArguments.sort("any", ANY, words);
        } catch (TroubleException fine) {
            // said in words
        }
    }
}
