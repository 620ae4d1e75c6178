/** The packets of each protocol so far, those of all CPUs added. */
Map<Long, Long> counts() {
    var counts = new TreeMap<Long, Long>();
    map("rxcnt").forEach(e -> counts.put(e.key().asLong(), e.asLong()));
    return counts;
}

/** Prints what came in during each of so many seconds. */
void rates(int seconds) throws InterruptedException {
    var before = counts();
    for (int second = 0; second < seconds; second++) {
        Thread.sleep(1000);
        var now = counts();
        for (var each : now.keySet()) {
            long gained = now.get(each) - before.getOrDefault(each, 0L);
            if (gained > 0) {
                System.out.printf("proto %d: %d pkt/s%n", each, gained);
            }
        }
        before = now;
    }
}
