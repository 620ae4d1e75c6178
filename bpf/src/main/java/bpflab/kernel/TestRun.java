package bpflab.kernel;

import java.time.Duration;

/**
 * What BPF_PROG_TEST_RUN answers.
 *
 * @param verdict the program's return value: an XDP action for XDP
 * @param packet the packet as the program left it
 * @param perRun the mean time of a run
 */
public record TestRun(int verdict, byte[] packet, Duration perRun) {}
