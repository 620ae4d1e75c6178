package bpflab.btf;

/**
 * The BTF type of the function that starts at an instruction: {@code struct bpf_func_info}.
 *
 * @param slot where the function starts in its program, in slots of 8 bytes
 * @param typeId the BTF id of its {@code BTF_KIND_FUNC}
 */
public record FunctionInfo(int slot, int typeId) {}
