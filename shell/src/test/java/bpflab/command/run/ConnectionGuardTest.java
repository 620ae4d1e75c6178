package bpflab.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectionGuardTest {
    @TempDir
    Path proc;

    @BeforeEach
    void routes() throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/route"), """
                Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
                eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
                eth1\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
                """);
        String zero = "0".repeat(32);
        Files.writeString(proc.resolve("net/ipv6_route"),
                zero + " 00 " + zero + " 00 fe80" + "0".repeat(28) + " 00000400 00000001 00000000 00000003     eth2\n"
                        + zero + " 00 " + zero + " 00 " + zero + " ffffffff 00000001 00000000 00200200       lo\n");
    }

    @Test
    void the_default_route_counts_for_both_protocols() {
        ConnectionGuard lifeline = new ConnectionGuard(proc, Map.of());
        assertThat(lifeline.of("eth0")).contains("carries the default route");
        assertThat(lifeline.of("eth2")).contains("carries the default route");
        assertThat(lifeline.of("eth1")).isEmpty();
    }

    @Test
    void a_default_route_that_rejects_leads_nowhere() {
        assertThat(new ConnectionGuard(proc, Map.of()).of("lo")).isEmpty();
    }

    @Test
    void the_interface_of_the_SSH_connection_counts() {
        assertThat(new ConnectionGuard(proc, Map.of("SSH_CONNECTION", "192.0.2.7 50000 127.0.0.1 22")).of("lo"))
                .contains("carries your SSH connection");
        assertThat(new ConnectionGuard(proc, Map.of("SSH_CONNECTION", "192.0.2.7 50000 192.0.2.1 22")).of("lo"))
                .isEmpty();
        assertThat(new ConnectionGuard(proc, Map.of("SSH_CONNECTION", "nonsense")).of("lo")).isEmpty();
    }

    @Test
    void without_routes_to_read_nothing_speaks_against_it() {
        assertThat(new ConnectionGuard(proc.resolve("none"), Map.of()).of("eth0")).isEmpty();
    }
}
