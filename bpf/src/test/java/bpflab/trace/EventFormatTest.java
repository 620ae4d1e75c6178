package bpflab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventFormatTest {
    private static final String TEXT = """
            name: made_up
            ID: 1
            format:
            	field:unsigned short common_type;	offset:0;	size:2;	signed:0;
            	field:int common_pid;	offset:4;	size:4;	signed:1;

            	field:char comm[16];	offset:8;	size:16;	signed:0;
            	field:__data_loc char[] filename;	offset:24;	size:4;	signed:0;
            	field:enum made state;	offset:28;	size:4;	signed:0;
            	field:const char * path;	offset:32;	size:8;	signed:0;
            	field:unsigned long args[6];	offset:40;	size:48;	signed:0;
            	field:char task[TASK_COMM_LEN];	offset:88;	size:16;	signed:0;
            	field:pid_t pid;	offset:104;	size:4;	signed:1;
            	field:struct pair both;	offset:108;	size:12;	signed:0;

            print fmt: "%s", REC->comm
            """;

    @Test
    void fields_are_as_long_as_the_kernel_says() {
        assertThat(EventFormat.read(TEXT).fields()).extracting(EventFormat.Field::declaration).containsExactly(
                "char comm[16]", "int data_loc_filename", "u32 state", "const char *path", "unsigned long args[6]",
                "char task[16]", "pid_t pid", "char both[12]");
    }

    @Test
    void an_argument_of_a_system_call_fills_its_eight_bytes() {
        assertThat(EventFormat.read("""
                	field:int __syscall_nr;	offset:8;	size:4;	signed:1;
                	field:int which;	offset:16;	size:8;	signed:0;
                	field:unsigned int fd;	offset:24;	size:8;	signed:0;
                	field:umode_t mode;	offset:32;	size:8;	signed:0;
                	field:size_t count;	offset:40;	size:8;	signed:0;
                	field:long ret;	offset:48;	size:8;	signed:1;
                """).fields()).extracting(EventFormat.Field::declaration).containsExactly(
                "int __syscall_nr", "s64 which", "u64 fd", "u64 mode", "size_t count", "long ret");
    }

    @Test
    void fields_that_all_events_have_are_left_out() {
        assertThat(EventFormat.read(TEXT).fields()).first()
                .satisfies(field -> assertThat(field.offset()).isEqualTo(8));
    }

    @Test
    void what_is_no_format_has_no_fields() {
        assertThat(EventFormat.read("").fields()).isEmpty();
        assertThat(EventFormat.read("field:;;;\n\u0000").fields()).isEmpty();
    }

    @Test
    void no_event_is_outside_of_tracefs() {
        assertThat(EventFormat.of("..", "..")).isEmpty();
        assertThat(EventFormat.of("none", "such")).isEmpty();
    }

    @Test
    @NeedsKernel
    void this_kernels_are_read() {
        assertThat(EventFormat.of("sched", "sched_switch").orElseThrow().fields())
                .extracting(EventFormat.Field::name).contains("prev_comm", "next_pid");
    }
}
