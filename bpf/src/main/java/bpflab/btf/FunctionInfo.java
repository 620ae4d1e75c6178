package bpflab.btf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The BTF type of the function that starts at an instruction: {@code struct bpf_func_info}.
 *
 * @param slot where the function starts in its program, in slots of 8 bytes
 * @param typeId the BTF id of its {@code BTF_KIND_FUNC}
 */
public record FunctionInfo(int slot, int typeId) {
    private static final int KNOWN_BYTES = 8;

    /**
     * The records that the kernel gives (bpf_prog_info.func_info), which count in slots.
     *
     * @param recordSize bytes from one record to the next, at least 8; what this kernel appended is skipped
     * @throws bpflab.trouble.TroubleException a size under 8, or half a record
     */
    public static List<FunctionInfo> decode(byte[] records, int recordSize, Btf btf) {
        return Records.decode(records, recordSize, KNOWN_BYTES, btf.order(), (all, at) -> of(all, at, 1));
    }

    /**
     * As {@link #decode}, but the records of an object file's {@code .BTF.ext}, which count in bytes from the start of
     * their section.
     */
    public static List<FunctionInfo> decodeObject(byte[] records, int recordSize, Btf btf) {
        return Records.decode(
                records, recordSize, KNOWN_BYTES, btf.order(), (all, at) -> of(all, at, Records.SLOT_BYTES));
    }

    private static FunctionInfo of(ByteBuffer all, int at, int unit) {
        return new FunctionInfo(all.getInt(at) / unit, all.getInt(at + 4));
    }
}
