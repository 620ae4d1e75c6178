package bpflab.verifier.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What gives back what a call has given: {@code KF_ACQUIRE}, {@code KF_RELEASE} and the helpers' own pairs. */
public final class Release {
    private static final Map<String, String> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("bpf_ringbuf_reserve", "bpf_ringbuf_discard({it}, 0);");
        CALLS.put("bpf_ringbuf_reserve_dynptr", "bpf_ringbuf_discard_dynptr({it}, 0);");
        CALLS.put("bpf_sk_lookup_tcp", "bpf_sk_release({it});");
        CALLS.put("bpf_sk_lookup_udp", "bpf_sk_release({it});");
        CALLS.put("bpf_skc_lookup_tcp", "bpf_sk_release({it});");
        CALLS.put("bpf_map_lookup_elem", "bpf_sk_release({it});");
        CALLS.put("bpf_xdp_ct_lookup", "bpf_ct_release({it});");
        CALLS.put("bpf_skb_ct_lookup", "bpf_ct_release({it});");
        CALLS.put("bpf_xdp_ct_alloc", "bpf_ct_release(bpf_ct_insert_entry({it}));");
        CALLS.put("bpf_skb_ct_alloc", "bpf_ct_release(bpf_ct_insert_entry({it}));");
        CALLS.put("bpf_obj_new_impl", "bpf_obj_drop({it});");
        CALLS.put("bpf_obj_new", "bpf_obj_drop({it});");
        CALLS.put("bpf_percpu_obj_new_impl", "bpf_percpu_obj_drop({it});");
        CALLS.put("bpf_refcount_acquire_impl", "bpf_obj_drop({it});");
        CALLS.put("bpf_list_pop_front", "bpf_obj_drop({it});");
        CALLS.put("bpf_list_pop_back", "bpf_obj_drop({it});");
        CALLS.put("bpf_rbtree_remove", "bpf_obj_drop({it});");
        CALLS.put("bpf_task_acquire", "bpf_task_release({it});");
        CALLS.put("bpf_task_from_pid", "bpf_task_release({it});");
        CALLS.put("bpf_task_from_vpid", "bpf_task_release({it});");
        CALLS.put("bpf_task_get_cgroup1", "bpf_cgroup_release({it});");
        CALLS.put("bpf_cgroup_acquire", "bpf_cgroup_release({it});");
        CALLS.put("bpf_cgroup_ancestor", "bpf_cgroup_release({it});");
        CALLS.put("bpf_cgroup_from_id", "bpf_cgroup_release({it});");
        CALLS.put("bpf_cpumask_create", "bpf_cpumask_release({it});");
        CALLS.put("bpf_cpumask_acquire", "bpf_cpumask_release({it});");
        CALLS.put("bpf_crypto_ctx_create", "bpf_crypto_ctx_release({it});");
        CALLS.put("bpf_crypto_ctx_acquire", "bpf_crypto_ctx_release({it});");
        CALLS.put("bpf_get_task_exe_file", "bpf_put_file({it});");
        CALLS.put("bpf_lookup_user_key", "bpf_key_put({it});");
        CALLS.put("bpf_lookup_system_key", "bpf_key_put({it});");
        CALLS.put("bpf_iter_num_new", "bpf_iter_num_destroy({it});");
        CALLS.put("bpf_iter_task_new", "bpf_iter_task_destroy({it});");
        CALLS.put("bpf_iter_task_vma_new", "bpf_iter_task_vma_destroy({it});");
        CALLS.put("bpf_iter_css_new", "bpf_iter_css_destroy({it});");
        CALLS.put("bpf_iter_css_task_new", "bpf_iter_css_task_destroy({it});");
        CALLS.put("bpf_iter_bits_new", "bpf_iter_bits_destroy({it});");
        CALLS.put("bpf_iter_dmabuf_new", "bpf_iter_dmabuf_destroy({it});");
        CALLS.put("bpf_iter_kmem_cache_new", "bpf_iter_kmem_cache_destroy({it});");
        CALLS.put("bpf_spin_lock", "bpf_spin_unlock({it});");
        CALLS.put("bpf_res_spin_lock", "bpf_res_spin_unlock({it});");
        CALLS.put("bpf_res_spin_lock_irqsave", "bpf_res_spin_unlock_irqrestore({it});");
        CALLS.put("bpf_rcu_read_lock", "bpf_rcu_read_unlock();");
        CALLS.put("bpf_preempt_disable", "bpf_preempt_enable();");
        CALLS.put("bpf_local_irq_save", "bpf_local_irq_restore({it});");
    }

    private Release() {}

    /**
     * The statement that gives back what the call gave; empty for calls that give nothing to keep.
     *
     * @param call the helper or kernel function that gave it
     * @param it the variable that holds it, or its argument where the call fills that in
     */
    public static Optional<String> of(String call, String it) {
        return Optional.ofNullable(CALLS.get(call)).map(text -> text.replace("{it}", it));
    }

    /** Whether what the call gives is in its last argument, not in its answer. */
    public static boolean inArgument(String call) {
        return call.endsWith("_dynptr") || call.startsWith("bpf_iter_") || call.contains("_lock")
                || call.equals("bpf_local_irq_save");
    }
}
