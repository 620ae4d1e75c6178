package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as published programs have them: of bcc, pwru, retsnoop and the kernel's selftests. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaceholderTest {
    @ParameterizedTest
    @ValueSource(strings = {"XXX", "xxx", "x", "placeholder", "dummy_file_read", "dummy_getattr", "skb-1", "tc", "xdp",
        "FUNCTION", "FUNC", "func", "your_function", "blk_placeholder"})
    void a_name_that_a_loader_replaces_is_told_from_a_functions(String name) {
        assertThat(Placeholder.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"do_unlinkat", "tcp_connect", "migrate_misplaced_page", "vfs_read", "__x64_sys_openat",
        "xdp_do_redirect", "tc_classify", "tcp_*", "blk_mq_start_request.isra.0", "__SCT__tp_func_sys_enter"})
    void a_functions_name_is_none(String name) {
        assertThat(Placeholder.is(name)).isFalse();
    }
}
