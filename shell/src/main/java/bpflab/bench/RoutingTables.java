package bpflab.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The routes of all tables: /proc/net/route has only those of the main one. */
final class RoutingTables {
    private RoutingTables() {}

    /** A line a route, as ip(8) shows them; none where there is no {@code ip}. */
    static List<String> lines() {
        List<String> all = new ArrayList<>();
        for (String protocol : List.of("-4", "-6")) {
            try {
                Process ip = new ProcessBuilder("ip", "-o", protocol, "route", "show", "table", "all")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                ip.getOutputStream().close();
                new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().forEach(all::add);
            } catch (IOException missing) {
                return all;
            }
        }
        return all;
    }
}
