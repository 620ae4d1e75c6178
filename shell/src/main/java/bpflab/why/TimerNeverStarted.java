package bpflab.why;

import java.util.Optional;

/** A timer has a callback, and nothing says when. */
final class TimerNeverStarted implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.code().calls("bpf_timer_start").findAny().isPresent() ? Optional.empty()
                : seen.code().calls("bpf_timer_set_callback").findFirst().map(call -> Finding.cause(
                        "its timer is never started", call.line().place() + " says what it calls, and no line when",
                        "start it behind that line:", call.line().edit())
                        .write("a second from now", "bpf_timer_start(TIMER, 1000000000, 0);"));
    }
}
