package bpflab.command.run;

import bpflab.view.Line;
import bpflab.view.Role;
import bpflab.view.Screen;
import bpflab.view.View;

/** A command that waits for what others do, and that nothing but Ctrl-C ends: whoever sees nothing come is told so. */
final class UntilCtrlC {
    private UntilCtrlC() {}

    /** Says what it waits for. */
    static void begin(Screen screen, String awaited) {
        screen.show(View.of(Line.of("waiting for " + awaited + "; Ctrl-C ends", Role.MUTED)));
    }
}
