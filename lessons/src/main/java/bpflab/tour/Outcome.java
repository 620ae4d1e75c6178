package bpflab.tour;

import java.util.Optional;

/**
 * What became of a prediction.
 *
 * @param guess what was predicted; empty when it was skipped
 * @param answer what the kernel said
 * @param right whether they are the same
 * @param why the reason
 */
public record Outcome(Optional<String> guess, String answer, boolean right, String why) {}
