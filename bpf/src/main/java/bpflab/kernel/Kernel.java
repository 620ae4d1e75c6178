package bpflab.kernel;

import bpflab.btf.Btf;
import bpflab.clang.HeaderSource;
import bpflab.elf.ObjectFile;
import bpflab.hook.Feature;
import bpflab.hook.Hook;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** What a kernel can be asked for. Every method that meets trouble throws {@link bpflab.trouble.TroubleException}. */
public interface Kernel extends AutoCloseable {
    /** The release, as uname gives it: {@code 6.18.44-amd64}. */
    String release();

    /** The architecture, as uname gives it: {@code x86_64}. */
    String architecture();

    /** What this kernel offers of that which not all do, found by trying it (some 10 ms). Needs the right to load. */
    Set<Feature> features();

    /** Loads an object, program by program: one that is refused does not keep the others out. */
    LoadedObject load(ObjectFile object, LoadOptions options);

    /** Attaches a program as a bpf_link. {@code replace} takes the place of an XDP program that is there. */
    Link attach(Program program, Hook hook, boolean replace);

    /** All programs in the kernel, by id. */
    List<ProgramInfo> programs();

    /** All maps in the kernel, by id. */
    List<MapInfo> maps();

    /** All links in the kernel, by id. */
    List<LinkInfo> links();

    /** The program with that id. */
    Program program(int id);

    /** The map with that id. */
    BpfMap map(int id);

    /** The BTF with that id. */
    Btf btf(int id);

    /**
     * The processes that hold a program, map or link, as {@code bpftool 812}; empty when only a pin or an attachment
     * does.
     */
    List<String> owners(ObjectKind kind, int id);

    /** The kernel's names for addresses, read once and kept. */
    Symbols symbols();

    /** This kernel's types, as C. */
    HeaderSource vmlinuxHeader();

    /**
     * Runs a task on a thread of its own inside a network namespace; sockets that it makes stay there.
     *
     * @param namespace a file as {@code /run/netns/NAME} or {@code /proc/PID/ns/net}
     * @throws Exception what the task throws
     */
    <T> T inNetworkNamespace(Path namespace, Callable<T> task) throws Exception;

    /**
     * The bpf(2) calls made since this was last asked, oldest first, as
     * {@code BPF_PROG_LOAD xdp, 2 insns -> fd 7, id 121}.
     */
    List<String> takeCalls();

    /** What {@link #owners} can be asked for; the name is the field in /proc/PID/fdinfo. */
    enum ObjectKind { PROG, MAP, LINK }

    @Override
    void close();
}
