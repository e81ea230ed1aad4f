// Whether scripts may run here: a sandbox without `allow-scripts`, set by attribute or by header, keeps timers from firing.
() => !matchMedia("(scripting: none)").matches
