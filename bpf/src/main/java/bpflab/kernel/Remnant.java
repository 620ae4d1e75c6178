package bpflab.kernel;

/**
 * What is left of an attachment whose process died.
 *
 * @param words what it is: {@code tc filter on ingress lab0}
 * @param programId the program
 */
public record Remnant(String words, int programId) {}
