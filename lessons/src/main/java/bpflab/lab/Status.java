package bpflab.lab;

import java.util.List;

/**
 * How the lab stands.
 *
 * @param up whether namespace and interfaces are there
 * @param maker the process that made it; 0 when nobody did
 * @param sharedWith the other processes that use it: it stays until the last of them leaves
 * @param serving what this process serves, as {@code tcp /10.11.0.2:80}
 */
public record Status(boolean up, long maker, List<Long> sharedWith, List<String> serving) {
    public Status {
        sharedWith = List.copyOf(sharedWith);
        serving = List.copyOf(serving);
    }
}
