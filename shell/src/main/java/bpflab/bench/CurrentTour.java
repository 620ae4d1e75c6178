package bpflab.bench;

import bpflab.lesson.Course;
import bpflab.lesson.Lesson;
import bpflab.progress.Event;
import bpflab.progress.Progress;
import bpflab.tour.Tour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the student is now; each move is noted in the progress. The prompt reads it from another thread. */
public final class CurrentTour {
    private final Progress progress;
    private Position position = new Position.Outside();
    private long opened = System.nanoTime();

    CurrentTour(Progress progress) {
        this.progress = progress;
    }

    synchronized Position position() {
        return position;
    }

    /** The open lesson's; empty when none is open. */
    public synchronized Optional<Tour> now() {
        return position instanceof Position.In in ? Optional.of(in.tour()) : Optional.empty();
    }

    /** Whether that lesson is the open one. */
    public boolean isIn(Course.Entry lesson) {
        return now().filter(at -> at.lesson().name().equals(lesson.name())).isPresent();
    }

    /** The lesson that {@link CourseSession#resume} found and that was not opened yet. */
    public synchronized Optional<Course.Entry> left() {
        return position instanceof Position.Before before ? Optional.of(before.lesson()) : Optional.empty();
    }

    /** The student is at a lesson that is to be opened. */
    synchronized void stop(Optional<Course.Entry> at) {
        position = at.<Position>map(Position.Before::new).orElseGet(Position.Outside::new);
    }

    /** How long the open lesson is open in this session. */
    public synchronized Duration open() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    /** Goes to a step. */
    public synchronized Tour move(Tour to) {
        if (now().filter(at -> at.lesson().name().equals(to.lesson().name())).isEmpty()) {
            opened = System.nanoTime();
        }
        update(to);
        record(Event.Kind.STEP, to.number() + "/" + to.count());
        return to;
    }

    /** Takes over what was learnt of an exercise, without going anywhere. */
    public synchronized void update(Tour now) {
        position = new Position.In(now);
    }

    /** The open lesson's end was reached. */
    public synchronized void finish() {
        if (now().filter(at -> !progress.in(at.lesson().name()).finished()).isPresent()) {
            record(Event.Kind.FINISHED, "");
        }
    }

    /** Notes what happened in the open lesson. */
    public synchronized void record(Event.Kind kind, String detail) {
        now().ifPresent(at -> progress.add(Event.now(at.lesson().name(), kind, detail)));
    }

    /** Notes what happened in another lesson. The open one stays that in which something was done last. */
    public synchronized void record(Lesson lesson, Event.Kind kind, String detail) {
        progress.add(Event.now(lesson.name(), kind, detail));
        now().ifPresent(at -> record(Event.Kind.STEP, at.number() + "/" + at.count()));
    }

    /** As {@link Stage#saw}. */
    synchronized Optional<Remark> saw(String line, List<String> output) {
        return now().flatMap(before -> {
            Tour.After after = before.after(line, output);
            if (after.tour().at() == before.at()) {
                update(after.tour());
            } else {
                move(after.tour());
            }
            return after.remark().map(said -> Remark.of(after, said));
        });
    }
}
