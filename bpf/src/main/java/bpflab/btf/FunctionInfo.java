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
        return Records.decode(records, recordSize, KNOWN_BYTES, btf.order(), 
                (all, at) -> new FunctionInfo(all.getInt(at), all.getInt(at + 4)));
    }
}
