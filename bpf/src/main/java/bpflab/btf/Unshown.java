package bpflab.btf;

import java.util.Set;

/**
 * What the kernel copies to nobody of a map's values: locks, timers, lists, trees, and pointers that it keeps for a
 * program. Who reads gets zeros there, or the address of a buffer of the kernel's, and what is written there is left
 * out: {@code check_and_init_map_value} and {@code copy_map_value}, include/linux/bpf.h.
 */
final class Unshown {
    /** include/uapi/linux/bpf.h; {@code btf_get_field_type}, kernel/bpf/btf.c. */
    private static final Set<String> STRUCTS = Set.of(
            "bpf_spin_lock", "bpf_res_spin_lock", "bpf_timer", "bpf_wq", "bpf_task_work", "bpf_list_head",
            "bpf_list_node", "bpf_rb_root", "bpf_rb_node", "bpf_refcount");
    /** The tags of {@code __kptr} and its like in bpf_helpers.h; older kernels have other words for two of them. */
    private static final Set<String> TAGS =
            Set.of("kptr", "kptr_untrusted", "kptr_ref", "percpu_kptr", "uptr");

    private Unshown() {}

    static boolean is(Type.Composite type) {
        return type.kind() == Kind.STRUCT && STRUCTS.contains(type.name());
    }

    static boolean is(Btf btf, Type.Pointer type) {
        return btf.type(type.target()) instanceof Type.Modifier tag
                && tag.kind() == Kind.TYPE_TAG && TAGS.contains(tag.name());
    }

    static boolean is(Btf btf, Type type) {
        return type instanceof Type.Composite struct && is(struct)
                || type instanceof Type.Pointer pointer && is(btf, pointer);
    }
}
