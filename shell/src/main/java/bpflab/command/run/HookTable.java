package bpflab.command.run;

import bpflab.hook.HookKind;
import bpflab.view.Role;
import bpflab.view.Span;
import bpflab.view.Table;
import bpflab.view.View;
import java.util.List;

/** The kinds of hook, as {@code :help attach} shows them. */
final class HookTable {
    private HookTable() {}

    static View view() {
        List<List<Span>> rows = HookKind.attachable().stream()
                .map(kind -> List.of(
                        new Span(kind.word(), Role.NAME), Span.of(kind.form()), new Span(kind.example(), Role.COMMAND),
                        Span.of("SEC(\"" + kind.sections().get(0).name() + "\")")))
                .toList();
        return Table.of(List.of(Table.left("HOOK"), Table.left("TARGET"), Table.left("AS"), Table.left("PROGRAMS")),
                rows);
    }
}
