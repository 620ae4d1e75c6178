package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.trouble.Nearest;
import java.util.Map;
import java.util.Optional;

/** Methods of tables to calls of the kernel's functions. */
final class Methods {
    /** How a call is written. */
    private interface Form {
        void write(Call call);
    }

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("lookup", call -> call.mapFirst("bpf_map_lookup_elem", "").casted()),
            Map.entry("update", call -> call.mapFirst("bpf_map_update_elem", "BPF_ANY")),
            Map.entry("insert", call -> call.mapFirst("bpf_map_update_elem", "BPF_NOEXIST")),
            Map.entry("delete", call -> call.mapFirst("bpf_map_delete_elem", "")),
            Map.entry("lookup_or_try_init", call -> call.function("lookup_or_try_init", "")),
            Map.entry("lookup_or_init", LookupOrInit::write),
            Map.entry("increment", call -> call.function("increment", call.arguments() < 2 ? "1" : "")),
            Map.entry("atomic_increment",
                    call -> call.function("atomic_increment", call.arguments() < 2 ? "1" : "")),
            Map.entry("perf_submit", call -> call.contextFirst("bpf_perf_event_output", "BPF_F_CURRENT_CPU")),
            Map.entry("perf_submit_skb", Call::perfSubmitSkb),
            Map.entry("perf_read", call -> call.mapFirst("bpf_perf_event_read", "")),
            Map.entry("perf_counter_value", call -> call.mapFirst("bpf_perf_event_read_value", "")),
            Map.entry("ringbuf_output", call -> call.mapFirst("bpf_ringbuf_output", "")),
            Map.entry("ringbuf_reserve", call -> call.mapFirst("bpf_ringbuf_reserve", "0")),
            Map.entry("ringbuf_query", call -> call.mapFirst("bpf_ringbuf_query", "")),
            Map.entry("ringbuf_submit", call -> call.without("bpf_ringbuf_submit")),
            Map.entry("ringbuf_discard", call -> call.without("bpf_ringbuf_discard")),
            Map.entry("check_current_task", call -> call.mapFirst("bpf_current_task_under_cgroup", "")),
            Map.entry("redirect_map", call -> call.mapFirst("bpf_redirect_map", "")),
            Map.entry("call", call -> call.contextFirst("bpf_tail_call", "")),
            Map.entry("get_stackid", call -> call.contextFirst("bpf_get_stackid", "")),
            Map.entry("push", call -> call.mapFirst("bpf_map_push_elem", call.arguments() < 2 ? "BPF_ANY" : "")),
            Map.entry("pop", call -> call.mapFirst("bpf_map_pop_elem", "")),
            Map.entry("peek", call -> call.mapFirst("bpf_map_peek_elem", "")),
            Map.entry("sk_storage_get", call -> call.mapFirst("bpf_sk_storage_get", "").casted()),
            Map.entry("sk_storage_delete", call -> call.mapFirst("bpf_sk_storage_delete", "")),
            Map.entry("inode_storage_get", call -> call.mapFirst("bpf_inode_storage_get", "").casted()),
            Map.entry("inode_storage_delete", call -> call.mapFirst("bpf_inode_storage_delete", "")),
            Map.entry("task_storage_get", call -> call.mapFirst("bpf_task_storage_get", "").casted()),
            Map.entry("task_storage_delete", call -> call.mapFirst("bpf_task_storage_delete", "")),
            Map.entry("get_local_storage", call -> call.mapFirst("bpf_get_local_storage", "").casted()),
            Map.entry("sock_map_update", call -> call.contextFirst("bpf_sock_map_update", "")),
            Map.entry("sock_hash_update", call -> call.contextFirst("bpf_sock_hash_update", "")),
            Map.entry("msg_redirect_hash", call -> call.contextFirst("bpf_msg_redirect_hash", "")),
            Map.entry("sk_redirect_hash", call -> call.contextFirst("bpf_sk_redirect_hash", "")));

    private final Page page;

    Methods(Page page) {
        this.page = page;
    }

    /** Whether tables have a method of that name. */
    static boolean knows(String method) {
        return FORMS.containsKey(method);
    }

    /** The method that was meant. */
    static Optional<String> nearest(String method) {
        return Nearest.to(method, FORMS.keySet().stream().sorted().toList());
    }

    /** Writes all. */
    void write() {
        page.all().filter(one -> one.is("MemberExpr") && FORMS.containsKey(one.name())).forEach(this::write);
    }

    private void write(Cursor member) {
        Optional<Table> table = page.table(member.child(0));
        if (table.isEmpty()) {
            return;
        }
        Optional<Call> call = Call.of(page, member, table.get());
        if (call.isEmpty() && page.isWrong(member)) {
            return;
        }
        if (call.isEmpty()) {
            page.draft().leave(
                    Math.max(0, member.place().used()), table.get().name() + "." + member.name(),
                    "it is put together by a macro", "write the call itself in place of the macro");
            return;
        }
        told(call.get(), member.name());
        FORMS.get(member.name()).write(call.get());
    }

    private void told(Call call, String method) {
        Table table = call.table();
        if (method.equals("increment")) {
            page.draft().limit(call.from(), "." + method + "() reads, adds and writes back: two CPUs at once can lose "
                    + "a count; atomic_increment() does not");
        }
        if (method.endsWith("increment") && !table.insertsOnCount()
                && !table.type().endsWith("ARRAY")) {
            page.draft().limit(call.from(), "." + method + "() counts only keys that are there in a table of type "
                    + table.type() + ": BCC puts new ones in for plain hashes only");
        }
        if (method.equals("insert") && table.type().equals("ARRAY")) {
            page.draft().limit(call.from(), "all elements of an array are there, so .insert() never does anything");
        }
    }
}
