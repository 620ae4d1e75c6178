package bpflab.bench;

import bpflab.clang.Clang;
import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.kernel.CallLog;
import bpflab.kernel.Host;
import bpflab.kernel.Inventory;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Loader;
import bpflab.kernel.Program;
import bpflab.lab.Lab;
import bpflab.machine.Machine;
import bpflab.map.BpfMap;
import bpflab.trace.TraceInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is loaded, attached and open. The kernel, the compiler, the lab and the trace are opened when they are first
 * needed, so that what needs none of them works on any machine. Threads may share it.
 */
public final class Bench implements AutoCloseable {
    private final Parts parts;
    private final CourseSession course;
    private final Settings settings = new Settings();
    private final CallLog calls = new CallLog();
    private final How how = new How(calls);
    private final History history;
    private final Notices notices = new Notices();
    private final Timer timer = new Timer();
    private final Background background = new Background();
    private final LoadedObjects objects = new LoadedObjects();
    private final Attachments attachments;
    private final LazyHandles handles = new LazyHandles();
    private final Pins pins;
    private final WorkingFolder folder;
    private final Takedown takedown;
    private final Stage stage = new Stage(this);
    private Optional<Interaction> interaction = Optional.empty();
    private boolean closed;

    /** A bench with nothing on it. */
    Bench(Parts parts, CourseSession course) {
        this.parts = parts;
        this.course = course;
        CleanupRecord cleanup = new CleanupRecord(parts.folders().run());
        this.attachments = new Attachments(cleanup);
        this.pins = new Pins(cleanup);
        this.takedown = new Takedown(
                timer, notices, settings, pins, background, attachments, objects, handles, cleanup);
        this.folder = WorkingFolder.of(course);
        this.history = new History(new Journal(course, folder));
    }

    /** The machine that it stands on. */
    public Machine machine() {
        return parts.machine();
    }

    /** What loads and attaches. It, and the next two, throw TroubleException where this machine cannot. */
    public Loader loader() {
        return kernel();
    }

    /** What is in the kernel. */
    public Inventory inventory() {
        return kernel();
    }

    /** The kernel itself. */
    public Host host() {
        return kernel();
    }

    private Kernel kernel() {
        return handles.kernel(() -> parts.kernel().apply(calls));
    }

    /** The compiler, found when first asked for; trouble where there is none. */
    public Clang clang() {
        return handles.clang(() -> parts.clang().apply(new LazyHeader(this::host)));
    }

    /** The lab network, brought up when first asked for. */
    public Lab lab() {
        return handles.lab(parts.namespaces(), notices::add, how::like);
    }

    /** The lab network if it is up. */
    public Optional<Lab> labIfUp() {
        return handles.lab();
    }

    /** Leaves the lab, and answers whether it was taken down: not while another process uses it. */
    public boolean leaveLab() {
        return handles.leaveLab();
    }

    /** A trace of our own, opened when first asked for; trouble where tracefs or the right to it is missing. */
    public TraceInstance trace() {
        return handles.trace();
    }

    /** Where the student is. */
    public CourseSession course() {
        return course;
    }

    /** What {@code :set} changes. */
    public Settings settings() {
        return settings;
    }

    /** Where things are kept. */
    public Folders folders() {
        return parts.folders();
    }

    /** The account of the last command. */
    public How how() {
        return how;
    }

    /** What was typed. */
    public History history() {
        return history;
    }

    /** What happened while nobody asked. */
    public Notices notices() {
        return notices;
    }

    /** What is to happen later. */
    public Timer timer() {
        return timer;
    }

    /** What was told to go on behind. */
    public Background background() {
        return background;
    }

    /** Who sits at the terminal; empty in a script. */
    public Optional<Interaction> interaction() {
        return interaction;
    }

    /** Says who sits at the terminal. */
    public void interactWith(Interaction somebody) {
        interaction = Optional.of(new NotedInteraction(somebody, history.journal()));
    }

    /** Where the student is. */
    public WorkingFolder folder() {
        return folder;
    }

    /** A file as typed, to be read, by {@link WorkingFolder#file}. */
    public Path file(String typed) {
        return folder.file(typed);
    }

    /** Takes over what was loaded; answers the programs of an earlier object of the file that stay, being attached. */
    public synchronized List<Program> add(LoadedObject object) {
        return objects.put(object, attachments::runs);
    }

    /** What this bench loaded, oldest first. */
    public synchronized List<Program> programs() {
        return objects.programs();
    }

    /** The program that {@link Lookup} finds; trouble where there is none, with the name that is nearest. */
    public synchronized Program program(String typed) {
        return Lookup.programs(this).one(typed, false);
    }

    /** The maps of what this bench loaded, and those that were made at the prompt. */
    public synchronized List<BpfMap> maps() {
        return objects.maps();
    }

    /** Takes over a map that was made at the prompt, and answers it; it goes with the bench. */
    public synchronized BpfMap add(BpfMap made) {
        objects.add(made);
        return made;
    }

    /** The map that {@link Lookup} finds; trouble where there is none, with the name that is nearest. */
    public synchronized BpfMap map(String typed) {
        return Lookup.maps(this).one(typed, false);
    }

    /** The file that a program of this bench was loaded from. */
    public synchronized Optional<String> fileOf(Program program) {
        return objects.fileOf(program).map(ObjectFile::name);
    }

    /** A program's file as it was at the load before; empty when it was loaded once. */
    public synchronized Optional<ObjectFile> before(Program program) {
        return objects.before(program);
    }

    /** What a program of this bench was loaded with: its file, the programs and maps beside it. */
    public synchronized Optional<LoadedObject> loadedWith(Program program) {
        return objects.with(program);
    }

    /** What its programs print into the trace. */
    public synchronized Printing printing() {
        return new Printing(programs().stream().anyMatch(objects::mayPrint), objects.refusedFormats());
    }

    /** The verdicts on the programs of the file that was loaded last. */
    public synchronized List<LoadResult> lastVerdicts() {
        return objects.lastVerdicts();
    }

    /** Takes the verdicts on a file that was tried and is not kept, so that they can be explained again. */
    public synchronized void remember(List<LoadResult.Rejected> rejected) {
        objects.remember(rejected);
    }

    /** The last verdict on each program that was to be loaded, the latest last. */
    public synchronized List<LoadResult> verdicts() {
        return objects.verdicts();
    }

    /** What this bench attached, oldest first. */
    public synchronized List<Link> links() {
        return attachments.all();
    }

    /**
     * Attaches a program. When it may print, the trace is opened first, so that {@link #trace} has its lines from the
     * first one on. Throws TroubleException if it cannot be done.
     */
    public synchronized Link attach(Program program, Hook hook, Order order) {
        if (objects.mayPrint(program)) {
            handles.tryTrace();
        }
        Link link = attachments.attach(kernel(), program, hook, order);
        objects.dropSuperseded(attachments::runs);
        return link;
    }

    /** Detaches; what was only kept because of this goes, too. A link that is gone already does no harm. */
    public synchronized void detach(Link link) {
        attachments.remove(link);
        objects.dropSuperseded(attachments::runs);
    }

    /** Has something pinned, and notes the pin so that it goes with the bench. Throws TroubleException if it cannot. */
    public synchronized void pin(Consumer<Path> pinned, Path path) {
        pins.add(pinned, path, settings().on(Setting.KEEP_PINS));
    }

    /** Takes everything off the bench but what goes on in the background; answers the programs that there were. */
    public synchronized List<String> clear() {
        return takedown.clear();
    }

    /** What of the open lesson happened on this bench. */
    public Stage stage() {
        return stage;
    }

    /** What {@link #close} will undo, a few words each, in that order. */
    public synchronized List<String> farewell() {
        return takedown.farewell(labIfUp());
    }

    /** What is open. */
    LazyHandles handles() {
        return handles;
    }

    /** Lets go of what was opened by id for the command that is done: a foreign program ends when its owners end it. */
    public void giveBack() {
        handles.giveBack();
    }

    /** Removes pins, detaches, lets go of programs and maps, takes the lab down: in reverse order of making. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            takedown.close();
        }
    }
}
