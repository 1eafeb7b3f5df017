/** An address may name a scene of the design that it opens: `?scene=4`. */
export async function openAskedScene(): Promise<void> {
  const place = Number(new URLSearchParams(location.search).get('scene'));
  if (!Number.isInteger(place) || place < 1) return;
  // Once: whoever goes on to another design is not taken into a scene of it.
  history.replaceState(null, '', `${location.pathname}${location.hash}`);
  const { startDemo } = await import('./demo-control');
  startDemo(place - 1);
}
