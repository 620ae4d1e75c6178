package bpflab.why;

/**
 * A redirect that came to nothing.
 *
 * @param number the interface's
 * @param device its name; empty where there is none of that number
 * @param error the kernel's number for what went wrong
 */
record FailedRedirect(int number, String device, int error) {}
