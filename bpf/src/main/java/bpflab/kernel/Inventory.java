package bpflab.kernel;

import bpflab.btf.Btf;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is in the kernel, whoever put it there. A handle by id is the caller's to close: until then what it stands for
 * stays. Every method that meets trouble throws {@link bpflab.trouble.TroubleException}.
 */
public interface Inventory {
    /** All programs in the kernel, by id. */
    List<ProgramInfo> programs();

    /** All maps in the kernel, by id. */
    List<MapInfo> maps();

    /** All links in the kernel, by id. */
    List<LinkInfo> links();

    /** The network interfaces of this network namespace, by name. */
    List<NetDevice> devices();

    /** What the stack counted so far. */
    StackCounts stackCounts();

    /** The programs on the way of an interface's packets, whoever attached them, in the order of the way. */
    List<AttachPoint> attachPoints(String device);

    /** The program with that id. */
    Program program(int id);

    /** The map with that id. */
    BpfMap map(int id);

    /** The program that is pinned there: BPF_OBJ_GET, for which the file's own rights are enough. */
    Program program(Path pin);

    /** The map that is pinned there. */
    BpfMap map(Path pin);

    /** The BTF with that id. */
    Btf btf(int id);

    /** The kernel's own types; empty where it has none. */
    Optional<Btf> kernelTypes();

    /** Of all objects of a kind who keeps them: the processes and the pins. */
    Holders holders(ObjectKind kind);

    /** What takes away what is in the kernel and nobody holds. */
    Cleanup cleanup();

    /** What {@link #holders} can be asked for; the name is the field in /proc/PID/fdinfo. */
    enum ObjectKind { PROG, MAP, LINK }
}
