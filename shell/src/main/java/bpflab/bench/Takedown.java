package bpflab.bench;

import bpflab.kernel.Program;
import bpflab.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a bench is cleared and closed: in reverse order of making. */
record Takedown(
        Timer timer, Notices notices, Settings settings, Pins pins, Background background, Attachments attachments,
        LoadedObjects objects, LazyHandles handles, CleanupRecord cleanup) {
    /** What {@link #close} will undo, a few words each, in that order. */
    List<String> farewell(Optional<Lab> up) {
        List<String> words = new ArrayList<>(pins.farewell(keepsPins()));
        background.commands().forEach(command -> words.add(command + " ended"));
        words.addAll(attachments.farewell());
        up.map(Lab::farewell).ifPresent(became -> words.add("lab network " + became));
        return words;
    }

    /**
     * As at the start; what is waiting in the background goes on.
     *
     * @return the programs that there were
     */
    List<String> clear() {
        List<String> was = objects.programs().stream().map(Program::name).distinct().toList();
        pins.close(keepsPins());
        attachments.clear();
        objects.clear();
        settings.set(Setting.TRACE, "off");
        handles.closeTrace();
        handles.leaveLab();
        return was;
    }

    void close() {
        timer.close();
        notices.close();
        background.close();
        pins.close(keepsPins());
        attachments.clear();
        cleanup.close();
        objects.clear();
        handles.close();
    }

    private boolean keepsPins() {
        return settings.on(Setting.KEEP_PINS);
    }
}
