package bpflab.lab;

import java.time.Duration;

/**
 * What became of an HTTP request.
 *
 * @param port the port connected to
 * @param reply answered means that a status line came back
 * @param status the HTTP status; 0 when none came
 * @param body the text that came
 * @param took until the end of the body, or until it was given up
 */
public record HttpResult(int port, Reply reply, int status, String body, Duration took) {}
