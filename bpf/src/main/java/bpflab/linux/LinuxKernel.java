package bpflab.linux;

import bpflab.btf.Btf;
import bpflab.clang.HeaderSource;
import bpflab.elf.ObjectFile;
import bpflab.hook.Feature;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.CallLog;
import bpflab.kernel.Cleanup;
import bpflab.kernel.Holders;
import bpflab.kernel.Kernel;
import bpflab.kernel.Lacking;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NetDevice;
import bpflab.kernel.NewMap;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.RunCounts;
import bpflab.kernel.StackCounts;
import bpflab.kernel.Symbols;
import bpflab.libbpf.Binding;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.attach.AttachPoints;
import bpflab.linux.attach.FeatureProbe;
import bpflab.linux.attach.LinkInfoReader;
import bpflab.linux.attach.OpenLinks;
import bpflab.linux.handle.Bpffs;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.Ids;
import bpflab.linux.handle.Interfaces;
import bpflab.linux.handle.KernelFunctions;
import bpflab.linux.handle.Owners;
import bpflab.linux.handle.Pin;
import bpflab.linux.handle.Pinned;
import bpflab.linux.handle.ProgramInfoReader;
import bpflab.machine.Machine;
import bpflab.machine.Rights;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.map.MapTypes;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The kernel of this machine, through libbpf. */
public final class LinuxKernel implements Kernel {
    /** {@code BPF_STATS_RUN_TIME} of include/uapi/linux/bpf.h. */
    private static final int RUN_TIME = 0;

    private final String release;
    private final CallLog calls;
    private final Readers readers;

    private final Trials trials = new Trials();

    private final OpenLinks links;

    private LinuxKernel(String release, CallLog calls) {
        this.release = release;
        this.calls = calls;
        this.readers = Readers.noting(calls);
        this.links = new OpenLinks(calls);
    }

    /**
     * Opens it for somebody who does not ask which calls are made.
     *
     * @throws bpflab.trouble.TroubleException no libbpf
     */
    public static Kernel open() {
        return open(new CallLog());
    }

    /**
     * Opens it, and notes in {@code calls} which bpf(2) calls are made from then on. Rights are asked for by what needs
     * them, so that the rest works without.
     *
     * @throws bpflab.trouble.TroubleException libbpf is not there, or older than 1.0
     */
    public static Kernel open(CallLog calls) {
        return ready(calls);
    }

    /** Opens it for a process that loads one object and ends. */
    static LinuxKernel forTrial() {
        LinuxKernel kernel = ready(new CallLog());
        Bpffs.mount();
        return kernel;
    }

    /** What opening it costs most, for another thread; where that cannot be, who opens it is told why. */
    public static void getReady() {
        Binding.tryAll();
    }

    /** What loading a program needs besides, on a thread of its own: there is time while clang compiles. */
    public static void getReadyToLoad() {
        Binding.bindBeside();
    }

    private static LinuxKernel ready(CallLog calls) {
        String release = Machine.here().release().orElse("of an unknown release"); // while another thread opens them
        Binding.needLibbpf();
        return new LinuxKernel(release, calls);
    }

    @Override
    public String architecture() {
        return Machine.architecture();
    }

    @Override
    public Set<Feature> features() {
        Rights.current().requireBpf("cannot ask the kernel for its hooks");
        return FeatureProbe.run();
    }

    @Override
    public void tryOut(ObjectFile object, LoadOptions options) throws InterruptedException {
        Rights.current().requireBpf("cannot load " + object.name());
        trials.pass(object, options);
    }

    @Override
    public LoadedObject load(ObjectFile object, LoadOptions options) {
        Rights.current().requireBpf("cannot load " + object.name());
        Bpffs.mount();
        return new ObjectLoad(readers, object, options).load();
    }

    @Override
    public BpfMap create(NewMap order) {
        Rights.current().requireBpf("cannot make a map");
        return new MapMaker(readers).make(order);
    }

    @Override
    public Link attach(Program program, Hook hook, Order order) {
        Rights.current().requireBpf("cannot attach " + program.name());
        return InOtherNamespace.orTold(
                program, hook, () -> links.attach((HeldProgram) program, hook, order));
    }

    @Override
    public Cleanup cleanup() {
        return new LinuxCleanup(calls);
    }

    @Override
    public List<ProgramInfo> programs() {
        return each(Ids.PROGRAM, ProgramInfoReader::read);
    }

    @Override
    public List<MapInfo> maps() {
        return each(Ids.MAP, MapInfoReader::read);
    }

    @Override
    public List<LinkInfo> links() {
        return each(Ids.LINK, fd -> LinkInfoReader.read(fd, symbols()));
    }

    @Override
    public List<NetDevice> devices() {
        return Interfaces.devices();
    }

    @Override
    public StackCounts stackCounts() {
        return Interfaces.stackCounts();
    }

    @Override
    public List<AttachPoint> attachPoints(String device) {
        List<AttachPoint> found = AttachPoints.of(device);
        calls.add("RTM_GETLINK and BPF_PROG_QUERY " + device + " -> " + found.size());
        return found;
    }

    private <T> List<T> each(Ids ids, Function<Fd, T> read) {
        List<T> found = ids.each(read);
        calls.add(ids.nextCommand() + ", " + ids.openCommand() + " and BPF_OBJ_GET_INFO_BY_FD, each for "
                + found.size());
        return found;
    }

    @Override
    public Program program(int id) {
        Fd fd = Ids.PROGRAM.open(id, calls).orElse(null);
        if (fd == null) {
            throw noSuch("program", id, ":programs --all");
        }
        return LinuxProgram.found(readers, fd);
    }

    @Override
    public BpfMap map(int id) {
        return Ids.MAP.open(id, calls)
                .orElseThrow(() -> noSuch("map", id, ":maps --all"))
                .into(fd -> new LinuxMap(readers, MapInfoReader.read(fd).name(), fd, MapTypes.NONE));
    }

    @Override
    public Program program(Path pin) {
        return LinuxProgram.found(readers, Pin.open(pin, ObjectKind.PROG, calls));
    }

    @Override
    public BpfMap map(Path pin) {
        return Pin.open(pin, ObjectKind.MAP, calls)
                .into(fd -> new LinuxMap(readers, MapInfoReader.read(fd).name(), fd, MapTypes.NONE));
    }

    private static TroubleException noSuch(String kind, int id, String hint) {
        return Trouble.failed(
                "cannot open " + kind + " id " + id,
                "there is none with that id",
                hint + "   # lists those that are there").toException();
    }

    @Override
    public Btf btf(int id) {
        return readers.types().read(id);
    }

    @Override
    public Optional<Btf> kernelTypes() {
        return readers.kernel().types();
    }

    @Override
    public Holders holders(ObjectKind kind) {
        return new Holders(Owners.of(kind), Pinned.of(kind));
    }

    @Override
    public Optional<Lacking> lacks(HookKind kind) {
        Rights.current().requireBpf("cannot ask the kernel for its hooks");
        return FeatureProbe.lacks(kind);
    }

    @Override
    public List<String> functions(String start, int most) {
        return KernelFunctions.beginning(start, most);
    }

    @Override
    public RunCounts countRuns() {
        String what = "cannot count how often programs run";
        Rights.current().requireBpf(what);
        int descriptor = ReturnCode.check(Libbpf.bpf_enable_stats(RUN_TIME), what);
        calls.add("BPF_ENABLE_STATS -> fd " + descriptor);
        return new Fd("the counting of runs", descriptor)::close;
    }

    @Override
    public Symbols symbols() {
        return readers.symbols();
    }

    @Override
    public HeaderSource vmlinuxHeader() {
        return new VmlinuxHeader(release, readers.kernel());
    }

    /** Detaches what is attached, the last first. A second call does nothing. */
    @Override
    public void close() {
        links.close();
    }

    Readers readers() {
        return readers;
    }
}
