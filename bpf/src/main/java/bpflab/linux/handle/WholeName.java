package bpflab.linux.handle;

import bpflab.btf.Btf;
import bpflab.btf.FunctionInfo;
import bpflab.btf.Type;
import bpflab.libbpf.Fd;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.TroubleException;
import com.sun.jna.Memory;
import java.util.Optional;

/**
 * A program's name, of which the kernel keeps 15 letters (BPF_OBJ_NAME_LEN): the name of its first function is whole in
 * its BTF. As bpftool's {@code get_prog_full_name}.
 */
final class WholeName {
    private static final int RECORD_BYTES = 8;
    private static final KeptNames<Loaded> KNOWN = new KeptNames<>();

    private WholeName() {}

    /** Numbers are given again after four billion; the moment is not. */
    private record Loaded(int id, long moment) {}

    static String of(Fd fd, ObjectInfo info) {
        String name = info.name(ProgInfo.NAME);
        int btf = info.u32(ProgInfo.BTF_ID);
        if (name.length() < KeptNames.CUT_AT || btf == 0 || !Rights.current().may(Right.OTHERS)) {
            return name;
        }
        Loaded loaded = new Loaded(info.u32(ProgInfo.ID), info.u64(ProgInfo.LOAD_TIME));
        return KNOWN.of(loaded, first -> function(fd, btf).filter(whole -> whole.startsWith(name)).orElse(name));
    }

    /** A list of programs is worth more than the end of one's name: what cannot be read is left out. */
    private static Optional<String> function(Fd fd, int btf) {
        try {
            return KernelBtf.ofId(btf).flatMap(types -> first(fd, types));
        } catch (TroubleException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Fd fd, Btf types) {
        try (Memory record = new Memory(RECORD_BYTES); ObjectInfo info = ObjectInfo.empty(ProgInfo.BYTES)) {
            record.clear();
            info.putU32(ProgInfo.NR_FUNC_INFO, 1);
            info.putU32(ProgInfo.FUNC_INFO_REC_SIZE, RECORD_BYTES);
            info.putPointer(ProgInfo.FUNC_INFO, record);
            info.ask(fd);
            return FunctionInfo.decode(record.getByteArray(0, RECORD_BYTES), RECORD_BYTES, types).stream()
                    .filter(function -> function.typeId() != 0)
                    .map(function -> types.type(function.typeId()))
                    .filter(Type.Function.class::isInstance)
                    .map(function -> ((Type.Function) function).name())
                    .findFirst();
        }
    }
}
