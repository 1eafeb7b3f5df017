/** Requests that a part worked for, to be followed one at a time. */
import type { ComponentId } from '#design';
import { openFollow } from '../follow/follow-control';

export function ComponentExamples({ component }: { readonly component: ComponentId }) {
  const over = { wire: null, from: null, to: component } as const;
  return (
    <p className="wire-examples">
      <button
        type="button"
        className="button"
        onClick={() => openFollow({ over: { ...over, how: 'passed' } }, 'slowest')}
      >
        Follow the slowest request through it
      </button>
      <button
        type="button"
        className="button"
        onClick={() => openFollow({ over: { ...over, how: 'failed' } }, 'latest')}
      >
        Follow one whose call failed here
      </button>
    </p>
  );
}
