// The sound and video of a document, and the words and controls around them. Nothing is played; text tracks are asked to
// load and given their mode back, and where `listen` is set, files from our own origin are decoded to hear whether there
// is anything in them. See model/media.py.
async (patience, listen) => {
  const selector = SELECTOR;
  const MOST = 20, HEARD = 4, BYTES = 12e6;
  const up = (node) => node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
  const all = [];
  const collect = (root) => { for (const element of root.querySelectorAll("*")) { all.push(element); if (element.shadowRoot) collect(element.shadowRoot); } };
  collect(document);
  const media = all.filter((element) => /^(audio|video)$/.test(element.localName)).slice(0, MOST);
  if (!media.length) return null;
  const until = async (done) => { for (const end = performance.now() + patience; !done() && performance.now() < end;) await new Promise((later) => setTimeout(later, 50)); };
  const promised = (element) => element.currentSrc && element.networkState === 2 && element.preload !== "none";
  await until(() => media.every((element) => element.readyState >= 3 || !promised(element)));

  const modes = [];
  for (const element of media) for (const track of element.textTracks) { modes.push([track, track.mode]); if (track.mode === "disabled") track.mode = "hidden"; }
  const trackElements = media.flatMap((element) => [...element.querySelectorAll("track")]);
  await until(() => trackElements.every((track) => track.readyState >= 2 || !track.src));
  const tracks = new Map(media.map((element) => [element, [...element.textTracks].map((track) => {
    const own = [...element.querySelectorAll("track")].find((one) => one.track === track);
    const state = !own ? "unknown" : own.readyState === 2 ? "loaded" : own.readyState === 3 || !own.getAttribute("src") ? "error" : "unknown";
    return { kind: track.kind, language: track.language, label: track.label, state, cues: track.cues ? track.cues.length : 0 };
  })]));
  for (const [track, mode] of modes) if (track.mode !== mode) track.mode = mode;

  const fragment = (address) => {
    const time = /#(?:.*&)?t=(?:npt:)?([\d.:]*)(?:,([\d.:]+))?/.exec(address);
    const seconds = (text) => (text ? text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : -1);
    return time ? [seconds(time[1]), seconds(time[2])] : [-1, -1];
  };
  let heard = 0;
  const hear = async (element, begin, end) => {
    // Off the screen, nothing of a film is decoded before it plays: that no sound was says nothing there.
    const decoded = element.readyState >= 3 && (element.localName === "audio" || element.webkitVideoDecodedByteCount > 0);
    if (decoded && element.webkitAudioDecodedByteCount === 0) return 0;
    if (!listen || heard >= HEARD || !element.readyState || !element.currentSrc || new URL(element.currentSrc).origin !== location.origin) return null;
    heard += 1;
    try {
      const abort = new AbortController(), timer = setTimeout(() => abort.abort(), 4000);
      const answer = await fetch(element.currentSrc, { cache: "force-cache", signal: abort.signal });
      if (!answer.ok || Number(answer.headers.get("content-length")) > BYTES) { abort.abort(); return null; }
      const bytes = await answer.arrayBuffer();
      clearTimeout(timer);
      const wave = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes);
      const step = Math.round(wave.sampleRate / 10);
      let sounding = 0;
      const from = Math.max(0, begin) * wave.sampleRate, to = end > 0 ? Math.min(wave.length, end * wave.sampleRate) : wave.length;
      const channels = [...Array(wave.numberOfChannels).keys()].map((at) => wave.getChannelData(at));
      for (let at = Math.round(from); at < to; at += step) {
        if (channels.some((samples) => { for (let one = at; one < Math.min(at + step, to); one += 1) if (Math.abs(samples[one]) > 0.01) return true; return false; })) sounding += 1;
      }
      return sounding / 10;
    } catch (error) {
      // What can be played and holds no sound cannot be decoded to any.
      return element.readyState >= 3 && error.name === "EncodingError" ? 0 : null;
    }
  };

  const clipped = (element) => {
    const own = getComputedStyle(element), box = element.getBoundingClientRect();
    return /inset\((50|100)%|rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)/.test(`${own.clipPath} ${own.clip}`) || (own.overflow !== "visible" && (box.width <= 1 || box.height <= 1));
  };
  const visible = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  const exposed = (element) => { for (let node = element; node; node = up(node)) if (node.getAttribute("aria-hidden") === "true" || node.inert) return false; return true; };
  const OUTSIDE = "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo], script, style, noscript, template, title, audio, video";
  const around = (element) => { for (let node = element; node; node = up(node)) if (node.matches(OUTSIDE)) return false; return true; };
  const range = document.createRange();
  let words = 0;
  const read = (root) => {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) { if (!node.matches(OUTSIDE)) { read(node); if (node.shadowRoot) read(node.shadowRoot); } continue; }
      if (node.nodeType !== Node.TEXT_NODE || !/\p{L}/u.test(node.data)) continue;
      const holder = node.parentElement || node.parentNode.host;
      if (!holder || !visible(holder) || !exposed(holder) || clipped(holder)) continue;
      range.selectNodeContents(node);
      if ([...range.getClientRects()].some((rect) => rect.width > 1 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0)) words += node.data.match(/[\p{L}\p{M}\p{N}]+/gu).length;
    }
  };
  read(document.body || document.documentElement);
  const flat = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, 100);
  const referred = (element, attribute) => (element.getAttribute(attribute) || "").split(/\s+/).filter(Boolean).map((id) => element.getRootNode().getElementById(id)?.textContent || "").join(" ");
  const name = (element) => flat([element.getAttribute("aria-label"), referred(element, "aria-labelledby"), element.title, element.innerText, /^(button|submit|reset|image)$/.test(element.type) ? element.value || element.alt : "",
    ...[...element.labels || []].map((label) => label.innerText), ...[...element.querySelectorAll("[alt], [aria-label], title")].map((part) => part.getAttribute("alt") || part.getAttribute("aria-label") || part.textContent)].join(" "));
  const presses = all.filter((element) => element.matches("button, input:not([type=hidden]), select, summary, a[href], area[href], [role=button], [role=link], [role=switch], [role=slider], [role=tab], [onclick], iframe"))
    .filter((element) => visible(element) && exposed(element)).slice(0, 200).map((element) => ({
      name: name(element), link: element.matches("a, area, [role=link]"), aside: !around(element),
      drawn: !!element.querySelector("img, svg, i, span, canvas") || getComputedStyle(element).backgroundImage !== "none" || ["::before", "::after"].some((part) => !/^(none|normal)$/.test(getComputedStyle(element, part).content)),
    }));

  const told = [];
  for (const element of media) {
    const [begin, end] = fragment(element.currentSrc);
    told.push({
      tag: element.localName, css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), source: element.currentSrc.slice(0, 300),
      visible: element.localName === "video" || element.controls ? visible(element) : true, exposed: exposed(element), ready: element.error || element.networkState === 3 ? 0 : element.readyState,
      duration: Number.isFinite(element.duration) ? Math.round(element.duration * 10) / 10 : -1, begin, end,
      sound: await hear(element, begin, end), picture: element.videoWidth > 0,
      autoplay: element.autoplay, muted: element.muted || element.volume === 0, controls: element.controls, loop: element.loop,
      labelled: flat([element.getAttribute("aria-label"), element.title, referred(element, "aria-labelledby"), referred(element, "aria-describedby")].filter(Boolean).join(" ")),
      tracks: tracks.get(element),
    });
  }
  return { media: told, words, presses };
}
