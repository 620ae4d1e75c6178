package bpflab.linux;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Fd;
import bpflab.map.MapInfo;

/** What it takes to read a map: its descriptor, what it is, how its values lie, and where calls are noted. */
record MapAccess(Fd fd, MapInfo info, ValueLayout layout, CallLog calls) {}
