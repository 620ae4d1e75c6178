package bpflab.command.bench;

import bpflab.bench.Bench;
import bpflab.bench.Setting;
import bpflab.bench.Settings;
import bpflab.command.Answer;
import bpflab.command.Argument;
import bpflab.command.Command;
import bpflab.command.CommandSpec;
import bpflab.command.ParsedArguments;
import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code :set}: lists the settings, shows one, or changes one. */
final class SetCommand implements Command {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public CommandSpec help() {
        return CommandSpec.of(CommandSpec.Topic.BENCH, "list or change the settings", ":set intel on",
                Argument.optional("NAME", Argument.Kind.SETTING), Argument.optional("VALUE", Argument.Kind.TEXT));
    }

    @Override
    public List<String> offers(List<String> before) {
        return before.size() == 1 ? Setting.named(before.get(0)).map(Setting::choices).orElse(List.of()) : List.of();
    }

    @Override
    public Answer run(Bench bench, ParsedArguments words, Screen screen) {
        Settings settings = bench.settings();
        if (words.at(0).isEmpty()) {
            List<List<Span>> rows = Stream.of(Setting.values()).map(setting -> row(settings, setting)).toList();
            return Answer.of(Table.of(List.of(Table.left(""), Table.left(""), Table.left("")), rows), all(settings));
        }
        Setting setting = Settings.named(words.word(0));
        if (words.at(1).isPresent()) {
            if (setting == Setting.TRACE && words.word(1).equals("on")) {
                bench.trace();
            }
            settings.set(setting, words.word(1));
        }
        return Answer.of(
                View.of(Line.of(new Span(setting.word(), Role.NAME), Span.of("   " + shown(settings, setting)))),
                        all(settings));
    }

    private static String shown(Settings settings, Setting setting) {
        return Span.orNone(settings.get(setting));
    }

    private static List<Span> row(Settings settings, Setting setting) {
        return List.of(
                new Span(setting.word(), Role.NAME), Span.of(shown(settings, setting)),
                        new Span(setting.text(), Role.MUTED));
    }

    private static Map<String, Object> all(Settings settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        Stream.of(Setting.values()).forEach(setting -> all.put(setting.word(), settings.get(setting)));
        return all;
    }
}
