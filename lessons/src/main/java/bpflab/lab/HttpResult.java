package bpflab.lab;

/**
 * What became of an HTTP request.
 *
 * @param reply answered means that a status line came back
 * @param status the HTTP status; 0 when none came
 * @param body the text that came
 */
public record HttpResult(Reply reply, int status, String body) {}
