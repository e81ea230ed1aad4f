// The texts that hold letters which only Vietnamese has, by the font they are set in; see model/fonts.py, Lettering.
(most) => {
  const texts = (TEXTS)(), selector = SELECTOR;
  // Not those that other languages have as well (à, é, ô): nearly every font holds them.
  const VIETNAMESE = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]/g;
  const CASES = { uppercase: (word) => word.toLocaleUpperCase(), lowercase: (word) => word.toLocaleLowerCase() };
  const groups = new Map();
  for (const text of texts.every()) {
    const said = text.data.normalize("NFC");
    if (!said.match(VIETNAMESE) || !/^(whole|cut)$/.test(texts.look(text).state)) continue;
    const element = text.parentElement, own = texts.style(element);
    const turned = (CASES[own.textTransform] || ((word) => word))(said);
    // One word in two fonts is the fault; a word without plain letters has nothing beside them.
    const words = turned.split(/\s+/).filter((word) => word.match(VIETNAMESE) && /[a-z]/i.test(word)).join("");
    if (!words) continue;
    const font = [own.fontFamily, own.fontWeight, own.fontStyle, own.fontStretch], key = font.join("|");
    if (!groups.has(key)) {
      groups.set(key, { css: selector(element), snippet: element.cloneNode(false).outerHTML.slice(0, 300), text: texts.quote(said),
        texts: 0, size: 0, font, plain: new Set(), letters: new Set() });
    }
    const group = groups.get(key);
    group.texts += 1;
    group.size += words.length;
    for (const letter of words.match(/[a-z]/gi)) group.plain.add(letter);
    for (const letter of words.match(VIETNAMESE)) group.letters.add(letter);
  }
  const found = [...groups.values()].sort((one, other) => other.size - one.size);
  const told = found.slice(0, most).map((one) => ({ ...one, plain: [...one.plain].join(""), letters: [...one.letters].join("") }));
  return { groups: told, left_out: found.length - told.length };
}
