// clang -O2 -g -target bpf -c core.c -o core.o
// What libbpf fills in: variables, literals, numbers of the kernel's types, functions and addresses of the kernel.
#define SEC(name) __attribute__((section(name), used))
#define __ksym __attribute__((section(".ksyms")))
#define __kconfig __attribute__((section(".kconfig")))

enum state { ASLEEP = 3, AWAKE = 7 };

struct inner {
    int first, second;
};

struct task_struct {
    int pid;
    union {
        struct {
            struct inner nested[4];
        };
        long whole;
    };
    char comm[16];
} __attribute__((preserve_access_index));

struct stats {
    long packets, bytes;
    int hist[16];
};

struct stats stats;
static long hidden[4];
const volatile int limit = 5;
static int (*const text)(const char *) = (void *)6;
extern int CONFIG_HZ __kconfig;
extern const int bpf_prog_active __ksym;
extern struct task_struct *bpf_get_it(int pid) __ksym;

SEC("raw_tp/sched_switch")
int fields(struct task_struct *task) {
    hidden[2] += task->pid + task->nested[2].second + task->comm[3] + task[1].pid;
    return 0;
}

SEC("raw_tp/sched_switch")
int numbers(void *ctx) {
    long sum = __builtin_preserve_type_info(*(struct task_struct *)0, 1);
    sum += __builtin_preserve_enum_value(*(typeof(enum state) *)AWAKE, 1);
    sum += __builtin_preserve_field_info(((struct task_struct *)0)->whole, 2);
    stats.bytes += sum;
    sum += text("a\tlong text that goes on and on and on and on\n");
    return sum;
}

SEC("xdp")
int externs(void *ctx) {
    int *place = hidden == ctx ? 0 : &stats.hist[3];
    *(int **)(ctx + 8) = place;
    return (long)bpf_get_it(limit) + CONFIG_HZ + (long)&bpf_prog_active;
}
char _license[] SEC("license") = "GPL";
