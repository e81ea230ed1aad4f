// Whether elements were added since the last time this was asked or the page was found at rest.
() => {
  const watch = globalThis.portalcheckRest;
  if (!watch) return false;
  const added = watch.added > 0;
  watch.added = 0;
  return added;
}
