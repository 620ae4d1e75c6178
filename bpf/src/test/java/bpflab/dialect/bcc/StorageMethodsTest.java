package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.RunInput;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that only some kinds of program have: what is stored at sockets, tasks and groups, and counters. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StorageMethodsTest {
    @TempDir
    Path folder;
    private Bcc bcc;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        bcc.close();
    }

    /** What a program of a raw tracepoint answers. */
    private int answer(String text) {
        try (LoadedObject loaded = bcc.loaded(text)) {
            return loaded.programs().get(0).run(RunInput.ofContext(new byte[16], 1)).verdict();
        }
    }

    private int loads(String text) {
        try (LoadedObject loaded = bcc.loaded(text)) {
            return loaded.programs().size();
        }
    }

    @Test
    void a_task_keeps_what_is_stored_at_it() {
        assertThat(answer("""
                BPF_TASK_STORAGE(kept, u64);
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	struct task_struct *task = bpf_get_current_task_btf();
                	u64 *first = kept.task_storage_get(task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
                	if (!first)
                		return 1;
                	*first += 42;
                	u64 *again = kept.task_storage_get(task, 0, 0);
                	u64 seen = again ? *again : 2;
                	if (kept.task_storage_delete(task) || kept.task_storage_get(task, 0, 0))
                		return 3;
                	return seen;
                }
                """)).isEqualTo(42);
    }

    @Test
    void counters_and_groups_that_are_not_there_are_told() {
        assertThat(answer("""
                BPF_PERF_ARRAY(counters, 4);
                BPF_CGROUP_ARRAY(groups, 1);
                RAW_TRACEPOINT_PROBE(sched_switch)
                {
                	struct bpf_perf_event_value value = {};
                	if ((s64)counters.perf_read(0) >= 0)
                		return 1;
                	if (counters.perf_counter_value(0, &value, sizeof(value)) >= 0)
                		return 2;
                	return groups.check_current_task(0) < 0 ? 42 : 3;
                }
                """)).isEqualTo(42);
    }

    @Test
    void sockets_and_groups_keep_what_is_stored_at_them() {
        assertThat(loads("""
                BPF_SK_STORAGE(kept, u64);
                int filter(struct __sk_buff *skb)
                {
                	struct bpf_sock *sk = skb->sk ? bpf_sk_fullsock(skb->sk) : 0;
                	u64 *n = sk ? kept.sk_storage_get(sk, 0, BPF_SK_STORAGE_GET_F_CREATE) : 0;
                	if (n && ++*n > 9)
                		kept.sk_storage_delete(sk);
                	return TC_ACT_OK;
                }
                """)).isEqualTo(1);
        assertThat(loads("""
                BPF_CGROUP_STORAGE(kept, u64);
                int made(struct bpf_sock *sk)
                {
                	u64 *n = kept.get_local_storage(0);
                	*n += 1;
                	return 1;
                }
                """)).isEqualTo(1);
    }

    @Test
    void sockets_are_put_into_maps_and_sent_to() {
        assertThat(loads("""
                BPF_SOCKMAP(map, 4);
                BPF_SOCKHASH(hash, u32, 4);
                int put(struct bpf_sock_ops *ops)
                {
                	u32 key = 1;
                	map.sock_map_update(ops, &key, BPF_ANY);
                	return hash.sock_hash_update(ops, &key, BPF_ANY) == 0;
                }
                int send(struct sk_msg_md *msg)
                {
                	u32 key = 1;
                	return hash.msg_redirect_hash(msg, &key, 0);
                }
                """)).isEqualTo(2);
    }

    @Test
    void what_only_other_kinds_of_program_have_becomes_the_kernels_call() {
        assertThat(bcc.translated("""
                #include <linux/fs.h>
                BPF_INODE_STORAGE(kept, u64);
                BPF_SOCKHASH(hash, u32, 4);
                LSM_PROBE(file_open, struct file *file)
                {
                	u64 *n = kept.inode_storage_get(file->f_inode, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
                	return n ? kept.inode_storage_delete(file->f_inode) : 0;
                }
                int verdict(struct __sk_buff *skb)
                {
                	u32 key = 1;
                	return hash.sk_redirect_hash(skb, &key, 0);
                }
                """).text())
                .contains("bpf_inode_storage_get(&kept, file->f_inode, 0, BPF_LOCAL_STORAGE_GET_F_CREATE)")
                .contains("bpf_inode_storage_delete(&kept, file->f_inode)")
                .contains("bpf_sk_redirect_hash(skb, &hash, &key, 0)");
    }
}
