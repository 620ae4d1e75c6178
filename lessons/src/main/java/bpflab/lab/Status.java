package bpflab.lab;

import java.util.List;

/**
 * How the lab stands.
 *
 * @param up whether namespace and interfaces are there
 * @param owner the process that made it and will take it down
 * @param ours whether that is this process
 * @param serving what this process serves, as {@code tcp /10.11.0.2:80}
 */
public record Status(boolean up, long owner, boolean ours, List<String> serving) {
    public Status {
        serving = List.copyOf(serving);
    }
}
