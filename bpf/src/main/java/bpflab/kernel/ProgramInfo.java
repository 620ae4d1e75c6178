package bpflab.kernel;

import bpflab.hook.ProgramType;
import java.time.Duration;
import java.util.List;

/**
 * What the kernel says of a program: {@code struct bpf_prog_info}.
 *
 * @param id the kernel's number for it
 * @param type the kind
 * @param name the C name, whole where the program's BTF has it; else what the kernel keeps, up to 15 characters
 * @param tag 16 hexadecimal digits, a hash of the instructions
 * @param gplCompatible whether its licence lets it call GPL-only helpers
 * @param loadedAfterBoot when it was loaded, counted from the machine's start
 * @param uid who loaded it
 * @param xlatedBytes the size after the verifier, 0 when it may not be read
 * @param jitedBytes the size of the machine code, 0 when there is none
 * @param mapIds the maps that it uses
 * @param btfId the BTF that describes it; 0 when none
 * @param verifiedInstructions how many instructions the verifier went through; 0 on kernels before 5.16
 * @param runCount how often it ran, counted only while statistics are on
 * @param runTime how long all runs took, counted only while statistics are on
 */
public record ProgramInfo(
        int id,
        ProgramType type,
        String name,
        String tag,
        boolean gplCompatible,
        Duration loadedAfterBoot,
        int uid,
        int xlatedBytes,
        int jitedBytes,
        List<Integer> mapIds,
        int btfId,
        long verifiedInstructions,
        long runCount,
        Duration runTime) {
    public ProgramInfo {
        mapIds = List.copyOf(mapIds);
    }
}
