// Tell the page that the device is moved, and note what reads otherwise; then operate each control, and move it again.
async (most) => {
  const shown = SHOWN;
  const CONTROLS = "button, input:not([type=hidden]), select, textarea, summary, a[href], [onclick], [role=button], [role=link], [role=checkbox], [role=switch], [role=radio], [role=tab], [role=menuitem], [role=slider], [role=spinbutton]";
  const BY_PRESS = "button, input[type=button], input[type=submit], input[type=reset], input[type=image], input[type=checkbox], input[type=radio], summary, [onclick]:not(a[href]), [role=button]:not(a[href]), [role=checkbox], [role=switch], [role=radio], [role=tab], [role=menuitem]:not(a[href])";
  // Links and fields that may have to do with it: any other link leads elsewhere, and a search field searches.
  const LEADS = /\b(settings|preferences|accessibility|motion|sensors?|paramètres|préférences|réglages|accessibilité|mouvements?|capteurs?)\b|cài đặt|thiết lập|tùy chọn|trợ năng|cảm biến|chuyển động/i;
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  addEventListener("submit", (event) => event.preventDefault(), true);
  globalThis.navigation?.addEventListener("navigate", (event) => { if (event.cancelable) event.preventDefault(); });

  const value = (element) => (/^(checkbox|radio)$/.test(element.type) ? String(element.checked) : element.type === "password" ? "" : String(element.value));
  const reads = (element, text) => (element.matches("input, select, textarea, meter, progress") ? value(element) : element.localName === "img" ? element.currentSrc.slice(-200) : text);
  const look = () => new Map([...shown.snapshot()].map(([element, text]) => [element, reads(element, text)]));
  const restless = new Set();
  const differ = (before, after) => {
    const changes = new Map();
    for (const element of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(element) || "", after.get(element) || ""];
      if (was !== is && !restless.has(element) && element.isConnected) changes.set(element, [was, is]);
    }
    return changes;
  };

  const tell = (x, y) => {
    dispatchEvent(new DeviceOrientationEvent("deviceorientation", { alpha: 0, beta: 50 * y, gamma: 50 * x, absolute: false }));
    dispatchEvent(new DeviceOrientationEvent("deviceorientationabsolute", { alpha: 0, beta: 50 * y, gamma: 50 * x, absolute: true }));
    const acceleration = { x: 25 * x, y: 25 * y, z: 0 };
    dispatchEvent(new DeviceMotionEvent("devicemotion", { acceleration, accelerationIncludingGravity: { ...acceleration, z: 9.8 }, rotationRate: { alpha: 0, beta: 120 * y, gamma: 120 * x }, interval: 16 }));
  };
  const MOVEMENTS = { left: [[-1, 0]], right: [[1, 0]], forward: [[0, 1]], back: [[0, -1]], shake: [[1, 1], [-1, -1]] };
  const move = async (steps) => {
    const before = look();
    for (let time = 0; time < 3; time++) for (const step of steps) { tell(...step); await pause(20); }
    await pause(100);
    const changes = differ(before, look());
    tell(0, 0);
    await pause(50);
    return changes;
  };
  const moveAll = async () => {
    const all = {};
    for (const [name, steps] of Object.entries(MOVEMENTS)) all[name] = await move(steps);
    return all;
  };

  const at_rest = look();
  await pause(1200);
  for (const element of differ(at_rest, look()).keys()) restless.add(element);
  const drawn = [...at_rest.keys()].filter((element) => element.localName === "canvas").length;
  if (!globalThis.DeviceMotionEvent || !globalThis.DeviceOrientationEvent) return { drawn, responses: [], operated: [], others: [] };

  const written = (changes) => [...changes].slice(0, 10).map(([element, [before, after]]) => ({ css: shown.selector(element), snippet: shown.snippet(element), before, after }));
  const moved = await moveAll();
  const responses = Object.entries(moved).filter(([, changes]) => changes.size).map(([movement, changes]) => ({ movement, changes: written(changes) }));
  const touched = new Set(Object.values(moved).flatMap((changes) => [...changes.keys()]));
  if (!touched.size) return { drawn, responses, operated: [], others: [] };
  const answers = async () => Object.values(await moveAll()).some((one) => [...one.keys()].some((element) => touched.has(element)));
  // What answers once only says nothing of a control that was operated since.
  const repeats = await answers();

  const controls = () => [...shown.snapshot().keys()].filter((element) => element.matches(CONTROLS) && !element.matches(":disabled, [aria-disabled=true], a:any-link[href=''], label"));
  const name = (element) => shown.collapse(shown.called(element), 120) || element.localName;
  const maybe = (element) => (element.matches("a[href], [role=link]") ? LEADS.test(name(element)) : !element.closest("[role=search], search") && element.type !== "search");
  const known = new Set(controls()), listed = [...known];
  const pressed = listed.filter((element) => element.matches(BY_PRESS)).slice(0, most);
  const operate = async (element) => {
    const before = look();
    element.click();
    await pause(150);
    return written(new Map([...differ(before, look())].filter(([one]) => touched.has(one))));
  };
  const operated = new Map();
  for (const element of pressed) {
    if (!element.isConnected) continue;
    const told = { name: name(element), css: shown.selector(element), changes: await operate(element), opened: controls().some((one) => !known.has(one) && (one.matches(BY_PRESS) || maybe(one))), stops: repeats && !(await answers()) };
    operated.set(element, told);
    if (element.isConnected && (told.stops || element.matches("[type=checkbox], [role=checkbox], [role=switch], [aria-pressed]"))) await operate(element);
  }
  // What a control does depends on what the others did: less than nothing there is not.
  for (const [element, told] of operated) if (element.isConnected && !told.stops) told.changes.push(...await operate(element));
  return { drawn, responses, repeats, operated: [...operated.values()], others: listed.filter((element) => !pressed.includes(element) && maybe(element)).map(name).slice(0, 20) };
}
