package bpflab.lab;

import static bpflab.lab.Direction.TO_PEER;
import static bpflab.lab.IpVersion.IPV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.libbpf.LinuxKernel;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whose lab it is, with other processes that live, end and are killed. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LabOwnerTest {
    private final Ip ip = new Ip("ip");
    private Kernel kernel;

    @BeforeEach
    void open() {
        Lab.sweep();
        kernel = LinuxKernel.open();
    }

    @AfterEach
    void close() {
        kernel.close();
        assertThat(Network.isThere()).isFalse();
    }

    @Test
    void what_a_killed_process_left_is_removed_by_a_sweep_that_says_so() throws Exception {
        LabHolder holder = LabHolder.start("ours");
        holder.kill();
        assertThat(Network.isThere()).as("the kernel keeps it after kill -9").isTrue();

        assertThat(Lab.sweep()).hasValueSatisfying(said -> assertThat(said).contains("process " + holder.pid()));
        assertThat(Network.isThere()).isFalse();
        assertThat(Lab.sweep()).isEmpty();
    }

    @Test
    void what_a_killed_process_left_is_replaced_by_the_next_lab() throws Exception {
        LabHolder.start("ours").kill();

        try (Lab lab = Lab.up(kernel)) {
            assertThat(lab.status().ours()).isTrue();
            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
        }
    }

    @Test
    void the_lab_of_a_living_process_is_shared_and_left_standing() throws Exception {
        try (LabHolder holder = LabHolder.start("ours")) {
            assertThat(Lab.sweep()).isEmpty();
            try (Lab lab = Lab.up(kernel)) {
                assertThat(lab.status()).extracting(Status::ours, Status::owner).containsExactly(false, holder.pid());
                assertThat(lab.tcp(TO_PEER, IPV4, 80, 1).replies()).containsExactly(Reply.ANSWERED);
                assertThat(lab.udp(TO_PEER, IPV4, 5005, 2).received()).isEqualTo(2);
            }
            assertThat(Network.isThere()).isTrue();
        }
    }

    @Test
    void a_shared_lab_whose_owner_ends_is_made_again_and_then_ours() throws Exception {
        LabHolder holder = LabHolder.start("ours");
        try (Lab lab = Lab.up(kernel)) {
            holder.close();
            assertThat(Network.isThere()).isFalse();

            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
            assertThat(lab.status().ours()).isTrue();
        }
    }

    @Test
    void an_interface_lab0_of_somebody_else_is_left_alone() {
        ip.batch(List.of(), List.of("link add lab0 type veth peer name other0"));
        try {
            Trouble trouble = trouble();
            assertThat(trouble.why()).contains("interface lab0", "did not make");
            assertThat(trouble.hint()).contains("ip link delete lab0");
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MACHINE);
        } finally {
            ip.batch(List.of(), List.of("link delete lab0"));
        }
    }

    @Test
    void a_namespace_of_somebody_else_is_left_alone() {
        ip.batch(List.of(), List.of("netns add " + Network.PEER));
        try {
            assertThat(trouble().why()).contains("network namespace bpflab-peer");
            assertThat(Network.NAMESPACE).exists();
        } finally {
            ip.batch(List.of(), List.of("netns delete " + Network.PEER));
        }
    }

    @Test
    void a_lab_that_was_half_taken_away_is_made_again() throws Exception {
        try (Lab lab = Lab.up(kernel)) {
            ip.batch(List.of(), List.of("link delete lab0"));

            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
        }
    }

    @Test
    void a_closed_lab_can_be_closed_again() {
        Lab lab = Lab.up(kernel);
        lab.close();
        lab.close();

        assertThat(Network.isThere()).isFalse();
    }

    private Trouble trouble() {
        return catchThrowableOfType(TroubleException.class, () -> Lab.up(kernel)).trouble();
    }
}
