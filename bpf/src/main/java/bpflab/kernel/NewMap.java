package bpflab.kernel;

import bpflab.map.BpfMap;
import bpflab.map.MapForm;
import java.util.Optional;

/**
 * A map that is to be made.
 *
 * @param name of up to 15 letters, digits, dots and underscores
 * @param form its kind and sizes
 * @param like a map whose types it is to have
 * @param inner of a map of maps, one that is like those that it will hold
 */
public record NewMap(String name, MapForm form, Optional<BpfMap> like, Optional<BpfMap> inner) {}
