// Buffered performance entries. An observer hands them over in a task of its own, so one turn is waited for.
() => new Promise((done) => {
  const entries = { "largest-contentful-paint": [], "layout-shift": [], longtask: [] };
  const supported = PerformanceObserver.supportedEntryTypes || [];
  for (const type of Object.keys(entries)) {
    if (!supported.includes(type)) { entries[type] = null; continue; }
    new PerformanceObserver((list) => entries[type].push(...list.getEntries())).observe({ type, buffered: true });
  }
  setTimeout(() => {
    const round = (value) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null);
    const navigation = performance.getEntriesByType("navigation")[0];
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const largest = entries["largest-contentful-paint"];
    const tasks = entries.longtask;
    // CLS: the largest burst of shifts, each within 1 s of the last and 5 s of the first (web.dev/cls).
    let cls = 0, burst = 0, first = 0, last = 0;
    for (const shift of entries["layout-shift"] || []) {
      if (shift.hadRecentInput) continue;
      if (burst && shift.startTime - last < 1000 && shift.startTime - first < 5000) burst += shift.value;
      else { burst = shift.value; first = shift.startTime; }
      last = shift.startTime;
      cls = Math.max(cls, burst);
    }
    done({
      first_contentful_paint: paint ? round(paint.startTime) : null,
      largest_contentful_paint: largest && largest.length ? round(largest[largest.length - 1].startTime) : null,
      cumulative_layout_shift: entries["layout-shift"] ? round(cls) : null,
      long_tasks: tasks ? tasks.length : null,
      longest_task: tasks ? round(Math.max(0, ...tasks.map((task) => task.duration))) : null,
      time_to_first_byte: navigation ? round(navigation.responseStart) : null,
      load: navigation && navigation.loadEventEnd ? round(navigation.loadEventEnd) : null,
    });
  }, 20);
})
