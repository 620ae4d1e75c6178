package bpflab.obstacle;

import bpflab.elf.MapSpec;
import bpflab.libbpf.Errno;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.map.MapForm;
import java.nio.file.Files;
import java.nio.file.Path;

/** A map that names a pin, where something else is pinned. */
public record PinObstacle(MapSpec map, Path pin) {
    /** What is pinned there is a map, and cannot stand for this one. */
    public Obstacle otherForm(MapForm pinned, MapForm asked) {
        return obstacle("another map is pinned at " + pin,
                "pinned is: " + pinned + "; the file asks for: " + asked + ". They differ in "
                        + String.join(", ", pinned.differences(asked)));
    }

    /** What is pinned there is no map. */
    public Obstacle noMap() {
        return obstacle(pin + " is no map", "a program or a link is pinned there");
    }

    /** It could not be opened. */
    public Obstacle closed(Errno error) {
        Rights rights = Rights.current();
        if (!rights.may(Right.BPF)) {
            return new Obstacle(ObstacleKind.RIGHTS, what(pin + " may not be opened"),
                    "opening what is pinned needs " + rights.lacking(Right.BPF) + ", or root",
                    Rights.REMEDY);
        }
        return obstacle(pin + " cannot be opened", "it is no pin, or of somebody else: " + error.words);
    }

    private Obstacle obstacle(String reason, String difference) {
        String letGo = Files.isDirectory(pin)
                ? ""
: "\n!rm " + pin + "   # lets go of what is pinned there, and of its content";
        return new Obstacle(ObstacleKind.PIN, what(reason),
                difference + ". With LIBBPF_PIN_BY_NAME a map is taken from the pin of its name when there is one",
                "give the map another name" + letGo);
    }

    private String what(String reason) {
        return "cannot have its map " + map.name() + ": " + reason;
    }
}
