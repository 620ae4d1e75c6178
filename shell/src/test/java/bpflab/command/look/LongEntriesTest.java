package bpflab.command.look;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.Value;
import bpflab.map.MapEntry;
import bpflab.view.Line;
import bpflab.view.View;
import bpflab.view.terminal.TerminalRenderer;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LongEntriesTest {
    private static final Value KEY = new Value.Pointer(7);

    @Test
    void the_functions_of_a_stack_stand_one_below_the_other() {
        Value stack = new Value.Array(List.of(
                new Value.Noted("bprm_execve+0x4a5", new Value.Pointer(1)), new Value.Pointer(2)));
        assertThat(shown(stack)).containsExactly("key     0x7", "value   bprm_execve+0x4a5", "        0x2");
    }

    @Test
    void numbers_stand_in_a_line() {
        assertThat(shown(new Value.Array(List.of(new Value.Pointer(1), new Value.Pointer(2)))))
                .containsExactly("key     0x7", "value   {0x1, 0x2}");
    }

    private static List<String> shown(Value value) {
        View view = LongEntries.of(List.of(new MapEntry(KEY, List.of(value), true)));
        return TerminalRenderer.lines(view, 80).stream().map(Line::text).toList();
    }
}
