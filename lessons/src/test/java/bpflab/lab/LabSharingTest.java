package bpflab.lab;

import static bpflab.lab.Direction.TO_PEER;
import static bpflab.lab.IpVersion.IPV4;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.kernel.NeedsKernel;
import bpflab.linux.NetworkNamespace;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who uses the lab, with other processes that live, end and are killed. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LabSharingTest {
    private final Ip ip = new Ip("ip", ran -> {});
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() {
        Lab.sweep();
    }

    @AfterEach
    void close() {
        assertThat(Network.isThere()).isFalse();
    }

    @Test
    void what_a_killed_process_left_is_removed_by_a_sweep_that_says_so() throws Exception {
        LabHolder holder = LabHolder.start("ours");
        holder.kill();
        assertThat(Network.isThere()).as("the kernel keeps it after kill -9").isTrue();

        assertThat(Lab.left()).hasValueSatisfying(said -> assertThat(said).contains("process " + holder.pid()));
        assertThat(Network.isThere()).as("it is only told").isTrue();
        assertThat(Lab.sweep()).hasValueSatisfying(said -> assertThat(said).contains("process " + holder.pid()));
        assertThat(Network.isThere()).isFalse();
        assertThat(Lab.left()).isEmpty();
        assertThat(Lab.sweep()).isEmpty();
    }

    @Test
    void what_a_killed_process_left_is_replaced_by_the_next_lab() throws Exception {
        LabHolder.start("ours").kill();

        try (Lab lab = up()) {
            assertThat(lab.status().maker()).isEqualTo(ProcessHandle.current().pid());
            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
        }
    }

    @Test
    void the_lab_of_a_living_process_is_shared_and_left_standing() throws Exception {
        try (LabHolder holder = LabHolder.start("ours")) {
            assertThat(Lab.left()).isEmpty();
            assertThat(Lab.sweep()).isEmpty();
            try (Lab lab = up()) {
                assertThat(lab.status())
                        .extracting(Status::maker, Status::sharedWith)
                        .containsExactly(holder.pid(), List.of(holder.pid()));
                assertThat(lab.tcp(TO_PEER, IPV4, 80, 1).replies()).containsExactly(Reply.ANSWERED);
                assertThat(lab.udp(TO_PEER, IPV4, 5005, 2).received()).isEqualTo(2);
                assertThat(lab.leave()).as("taken down").isFalse();
            }
            assertThat(Network.isThere()).isTrue();
        }
    }

    @Test
    void the_last_that_leaves_takes_it_down_and_serves_what_the_maker_served() throws Exception {
        LabHolder maker = LabHolder.start("ours");
        try (Lab lab = up()) {
            Object before = Network.identity();
            maker.close();

            assertThat(lab.tcp(TO_PEER, IPV4, 80, 1).replies()).containsExactly(Reply.ANSWERED);
            assertThat(lab.http(TO_PEER, IPV4, 8080, "/").status()).isEqualTo(200);
            assertThat(Network.identity()).isEqualTo(before);
            assertThat(lab.status().sharedWith()).isEmpty();
            assertThat(lab.leave()).as("taken down").isTrue();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void a_third_process_never_takes_the_lab_from_under_a_living_one_whose_maker_was_killed() throws Exception {
        LabHolder maker = LabHolder.start("ours");
        try (LabHolder second = LabHolder.start("shared")) {
            Object before = Network.identity();
            maker.kill();

            assertThat(Lab.sweep()).isEmpty();
            try (Lab third = up()) {
                assertThat(Network.identity()).isEqualTo(before);
                assertThat(third.status().sharedWith()).containsExactly(second.pid());
            }
            assertThat(Network.identity()).isEqualTo(before);
        }
    }

    @Test
    void a_lab_that_had_to_be_made_anew_is_told_once() throws Exception {
        try (Lab lab = up()) {
            new Network(ran -> {}).remove();

            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
            assertThat(told).singleElement().asString().contains("made anew", "nothing is attached to lab0");
        }
    }

    @Test
    void a_lab_that_another_one_made_anew_is_noticed_and_served_again() throws Exception {
        try (Lab lab = up(); Lab other = up()) {
            lab.tcp(TO_PEER, IPV4, 4711, 1);
            new Network(ran -> {}).remove();
            other.ping(TO_PEER, IPV4, 1);

            assertThat(lab.tcp(TO_PEER, IPV4, 4711, 1).replies()).containsExactly(Reply.ANSWERED);
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void an_interrupt_does_not_leave_a_lab_behind() {
        Lab lab = up();
        Thread.currentThread().interrupt();
        lab.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Network.isThere()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {Network.FIRST, Network.SECOND})
    void an_interface_of_that_name_of_somebody_else_is_left_alone(String name) {
        ip.batch(List.of(), List.of("link add " + name + " type veth peer name other0"));
        try {
            Trouble trouble = trouble();
            assertThat(trouble.why()).contains("interface " + name, "did not make");
            assertThat(trouble.hint()).contains("ip link delete " + name);
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MACHINE);
        } finally {
            ip.batch(List.of(), List.of("link delete " + name));
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

    @ParameterizedTest
    @ValueSource(strings = {Network.FIRST, Network.SECOND})
    void a_lab_that_was_half_taken_away_is_made_again(String name) throws Exception {
        try (Lab lab = up()) {
            ip.batch(List.of(), List.of("link delete " + name));

            assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
        }
    }

    @Test
    void a_closed_lab_can_be_closed_again() {
        Lab lab = up();
        lab.close();
        lab.close();

        assertThat(Network.isThere()).isFalse();
    }

    private Lab up() {
        return Lab.up(NetworkNamespace::call, told::add, ran -> {});
    }

    private Trouble trouble() {
        return catchThrowableOfType(TroubleException.class, this::up).trouble();
    }
}
