/** Wall time between two drawings, ms. */
const redrawMs = 220;

/** Calls at most once in `redrawMs`; the last call is never lost. */
export function throttled(work: () => void) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = 0;
  const run = () => {
    timer = null;
    last = performance.now();
    work();
  };
  return {
    call: () => {
      timer ??= setTimeout(run, Math.max(0, redrawMs - (performance.now() - last)));
    },
    cancel: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
