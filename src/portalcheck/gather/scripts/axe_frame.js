// The iframe element at this position in axe's own order.
(position) => globalThis.portalcheckFrames[position]
