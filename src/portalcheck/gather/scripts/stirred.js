// Whether elements were added since the last time this was asked or the page was found at rest; a document that was not
// yet there then is all new.
() => {
  const watch = globalThis.portalcheckRest;
  if (!watch) return true;
  const added = watch.added > 0;
  watch.added = 0;
  return added;
}
