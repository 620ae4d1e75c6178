package bpflab.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bpf(2) calls of this thread, as the kernel sees them: what {@code strace -e bpf} shows, by tracefs. */
final class BpfCalls implements AutoCloseable {
    /** {@code enum bpf_cmd} of include/uapi/linux/bpf.h, from 0 on. */
    private static final String[] COMMANDS = (
            "MAP_CREATE MAP_LOOKUP_ELEM MAP_UPDATE_ELEM MAP_DELETE_ELEM MAP_GET_NEXT_KEY PROG_LOAD OBJ_PIN OBJ_GET "
            + "PROG_ATTACH PROG_DETACH PROG_TEST_RUN PROG_GET_NEXT_ID MAP_GET_NEXT_ID PROG_GET_FD_BY_ID "
            + "MAP_GET_FD_BY_ID OBJ_GET_INFO_BY_FD PROG_QUERY RAW_TRACEPOINT_OPEN BTF_LOAD BTF_GET_FD_BY_ID "
            + "TASK_FD_QUERY MAP_LOOKUP_AND_DELETE_ELEM MAP_FREEZE BTF_GET_NEXT_ID MAP_LOOKUP_BATCH "
            + "MAP_LOOKUP_AND_DELETE_BATCH MAP_UPDATE_BATCH MAP_DELETE_BATCH LINK_CREATE LINK_UPDATE "
            + "LINK_GET_FD_BY_ID LINK_GET_NEXT_ID ENABLE_STATS ITER_CREATE LINK_DETACH PROG_BIND_MAP").split(" ");

    private static final Pattern ENTER = Pattern.compile("sys_bpf\\(cmd: (\\w+),");

    private final Path instance;

    private BpfCalls(Path instance) {
        this.instance = instance;
    }

    /** Listens from now on. */
    static BpfCalls listen() throws IOException {
        String thread = Path.of("/proc/thread-self").toRealPath().getFileName().toString();
        Path instance = Files.createDirectory(
                Path.of("/sys/kernel/tracing/instances/bpflab-" + ProcessHandle.current().pid() + "-calls"));
        Path enter = instance.resolve("events/syscalls/sys_enter_bpf");
        Files.writeString(enter.resolve("filter"), "common_pid == " + thread);
        Files.writeString(enter.resolve("enable"), "1");
        return new BpfCalls(instance);
    }

    /** Those since this was last asked. */
    List<String> take() throws IOException {
        List<String> calls = new ArrayList<>();
        Matcher enter = ENTER.matcher(Files.readString(instance.resolve("trace")));
        while (enter.find()) {
            calls.add("BPF_" + COMMANDS[Integer.decode("0x" + enter.group(1).replaceFirst("^0x", ""))]);
        }
        Files.writeString(instance.resolve("trace"), "");
        return calls;
    }

    @Override
    public void close() throws IOException {
        Files.writeString(instance.resolve("events/syscalls/sys_enter_bpf/enable"), "0");
        Files.delete(instance);
    }
}
