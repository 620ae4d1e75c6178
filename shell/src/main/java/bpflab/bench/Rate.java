package bpflab.bench;

import bpflab.btf.Value;

/**
 * How fast one number of a map grew.
 *
 * @param key its key
 * @param perSecond by how much a second; of a per-CPU map on all CPUs together
 */
public record Rate(Value key, long perSecond) {}
