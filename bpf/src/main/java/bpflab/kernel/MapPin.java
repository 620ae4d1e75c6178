package bpflab.kernel;

import bpflab.map.BpfMap;
import java.nio.file.Path;

/**
 * Where a map is to be pinned, since its definition says so.
 *
 * @param map the map
 * @param path its pin
 * @param wasThere whether it was pinned there before, and taken from there; else nobody has pinned it yet
 */
public record MapPin(BpfMap map, Path path, boolean wasThere) {}
