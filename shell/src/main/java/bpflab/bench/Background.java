package bpflab.bench;

import bpflab.machine.ProcessGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * System commands that were told to go on behind ({@code &}). They end with the bench, those of a lesson's steps with
 * the lesson.
 */
public final class Background implements AutoCloseable {
    private final List<Job> jobs = new ArrayList<>();

    private record Job(String command, ProcessGroup group, Optional<Console> console) {
        void end() {
            group.close();
            console.ifPresent(Console::close);
        }
    }

    /** Takes over a group whose leader stays until it is told to end. */
    public synchronized void keep(String command, ProcessGroup group, Optional<Console> console) {
        forget();
        jobs.add(new Job(command, group, console));
    }

    /** What runs, as it was typed. */
    public synchronized List<String> commands() {
        forget();
        return jobs.stream().map(Job::command).toList();
    }

    /**
     * Ends those that were typed so, whatever the blanks.
     *
     * @return what was ended, as it was typed
     */
    synchronized List<String> end(Collection<String> typed) {
        forget();
        Set<String> bare = typed.stream().map(Background::bare).collect(Collectors.toSet());
        List<Job> ended = jobs.stream().filter(job -> bare.contains(bare(job.command()))).toList();
        ended.forEach(Job::end);
        jobs.removeAll(ended);
        return ended.stream().map(Job::command).toList();
    }

    /** Those that have ended by themselves have a leader that waits for nothing. */
    private void forget() {
        List<Job> ended = jobs.stream().filter(job -> !job.group().isShared()).toList();
        ended.forEach(Job::end);
        jobs.removeAll(ended);
    }

    private static String bare(String command) {
        return command.replaceAll("\\s+", "");
    }

    @Override
    public synchronized void close() {
        jobs.forEach(Job::end);
        jobs.clear();
    }
}
