package bpflab.libbpf;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * The libbpf calls that we use, spelt as in bpf/bpf.h, bpf/libbpf.h and bpf/btf.h of libbpf 1.0. Those that return an
 * {@code int} give a descriptor, 0, or a negative errno; those that return a pointer give null and set errno. What it
 * has to say is kept from the first call on ({@link Messages}).
 *
 * <p>JNA's direct mapping costs a third of its interface mapping; it has no varargs, and none of these needs them.
 */
public final class Libbpf {
    static {
        Binding.bind(Libbpf.class, Binding.libbpf());
        Messages.silence();
    }

    private Libbpf() {}

    /** Binds the calls. */
    static void getReady() {
        // They are bound by now.
    }

    /** {@code libbpf_print_fn_t}; {@code ap} is a va_list. */
    public interface PrintFunction extends Callback {
        int callback(int level, Pointer format, Pointer ap);
    }

    public static native Pointer libbpf_set_print(PrintFunction function);

    public static native int libbpf_find_vmlinux_btf_id(String name, int attachType);
    public static native int bpf_prog_load(
            int type, String name, String license, Pointer instructions, long count, Pointer opts);

    public static native Pointer bpf_object__open_mem(Pointer image, long bytes, Pointer opts);
    public static native int bpf_object__load(Pointer object);
    public static native void bpf_object__close(Pointer object);
    public static native Pointer bpf_object__next_program(Pointer object, Pointer previous);
    public static native Pointer bpf_object__next_map(Pointer object, Pointer previous);

    public static native String bpf_program__name(Pointer program);
    public static native int bpf_program__set_autoload(Pointer program, boolean autoload);
    public static native int bpf_program__type(Pointer program);
    public static native int bpf_program__set_type(Pointer program, int type);
    public static native int bpf_program__set_flags(Pointer program, int flags);
    public static native int libbpf_prog_type_by_name(String section, Pointer type, Pointer attachType);
    public static native int libbpf_register_prog_handler(String section, int type, int attachType, Pointer none);
    public static native int bpf_program__set_expected_attach_type(Pointer program, int type);
    public static native int bpf_program__set_attach_target(Pointer program, int targetProgram, String function);
    public static native int bpf_program__set_log_level(Pointer program, int level);
    public static native int bpf_program__set_log_buf(Pointer program, Pointer buffer, long bytes);
    public static native int bpf_program__fd(Pointer program);
    public static native long bpf_program__insn_cnt(Pointer program);

    public static native String bpf_map__name(Pointer map);
    public static native int bpf_map__fd(Pointer map);
    public static native int bpf_map__set_pin_path(Pointer map, String path);
    public static native boolean bpf_map__is_internal(Pointer map);
    public static native int bpf_map__set_map_flags(Pointer map, int flags);
    public static native Pointer bpf_map__attach_struct_ops(Pointer map);
    public static native Pointer bpf_object__find_map_by_name(Pointer object, String name);
    public static native void bpf_link__disconnect(Pointer link);
    public static native int bpf_link__destroy(Pointer link);
    public static native int bpf_map__set_map_extra(Pointer map, long extra);
    public static native long bpf_map__map_extra(Pointer map);
    public static native int bpf_map__set_max_entries(Pointer map, int entries);
    public static native int bpf_map__max_entries(Pointer map);
    public static native int bpf_map__type(Pointer map);
    public static native int bpf_map__key_size(Pointer map);
    public static native int bpf_map__value_size(Pointer map);
    public static native int bpf_map__map_flags(Pointer map);
    public static native Pointer bpf_map__inner_map(Pointer map);
    public static native int bpf_map__set_inner_map_fd(Pointer map, int fd);

    public static native int bpf_map__set_key_size(Pointer map, int bytes);
    public static native int bpf_map__set_value_size(Pointer map, int bytes);
    public static native int bpf_map__reuse_fd(Pointer map, int fd);

    public static native int libbpf_probe_bpf_prog_type(int type, Pointer opts);
    public static native int bpf_obj_pin(int fd, String path);
    public static native int bpf_obj_get(String path);


    public static native int bpf_map_lookup_elem(int fd, Pointer key, Pointer value);
    public static native int bpf_map_update_elem(int fd, Pointer key, Pointer value, long flags);
    public static native int bpf_map_delete_elem(int fd, Pointer key);
    public static native int bpf_map_lookup_and_delete_elem(int fd, Pointer key, Pointer value);
    public static native int bpf_map_freeze(int fd);
    public static native int bpf_btf_load(Pointer btf, long bytes, Pointer opts);
    public static native int bpf_map_create(
            int type, String name, int keyBytes, int valueBytes, int entries, Pointer opts);
    public static native int bpf_map_get_next_key(int fd, Pointer key, Pointer next);
    public static native int bpf_map_lookup_batch(
            int fd, Pointer inBatch, Pointer outBatch, Pointer keys, Pointer values, Pointer count, Pointer opts);

    public static native int bpf_link_create(int program, int target, int attachType, Pointer opts);
    public static native int bpf_raw_tracepoint_open(String name, int program);
    public static native int bpf_link_update(int link, int program, Pointer opts);
    public static native int bpf_link_detach(int link);
    public static native int bpf_tc_hook_create(Pointer hook);
    public static native int bpf_tc_hook_destroy(Pointer hook);
    public static native int bpf_tc_attach(Pointer hook, Pointer opts);
    public static native int bpf_tc_detach(Pointer hook, Pointer opts);
    public static native int bpf_tc_query(Pointer hook, Pointer opts);
    public static native int bpf_xdp_query(int ifindex, int flags, Pointer opts);
    public static native int bpf_xdp_attach(int ifindex, int program, int flags, Pointer opts);
    public static native int bpf_xdp_detach(int ifindex, int flags, Pointer opts);

    public static native int bpf_enable_stats(int type);

    public static native int bpf_prog_test_run_opts(int program, Pointer opts);

    public static native Pointer bpf_object__btf(Pointer object);
    public static native int btf__fd(Pointer btf);
    public static native void btf__set_fd(Pointer btf, int fd);
    public static native Pointer btf__parse(String path, Pointer ext);
    public static native int btf__type_cnt(Pointer btf);
    public static native void btf__free(Pointer btf);
    public static native Pointer btf_dump__new(Pointer btf, Pointer print, Pointer context, Pointer opts);
    public static native int btf_dump__dump_type(Pointer dump, int id);
    public static native void btf_dump__free(Pointer dump);
}
