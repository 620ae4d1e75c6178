package bpflab.command.look;

import bpflab.command.Option;
import bpflab.command.ParsedArguments;
import bpflab.view.Table;
import bpflab.view.View;

/** What the lists of programs, maps and links know together: {@code --long}. */
final class LongTable {
    static final Option OPTION = new Option("--long", "", "a field a line: no column is left out");

    private LongTable() {}

    /** The table, or its rows one below the other where that was asked for. */
    static View of(Table table, ParsedArguments words) {
        return words.has("--long") ? table.byField() : table;
    }
}
