/** How requests failed, with their counts; one is pressed for the latest of its sort. */
import type { Examples } from '#simulation';
import { follow } from './follow-control';
import { outcomeWords } from './follow-words';

export function FailureCounts({ examples: { failures } }: { readonly examples: Examples }) {
  if (failures.length === 0) return null;
  return (
    <ul className="failure-counts" aria-label="Failed">
      {failures.map(({ cause, count, example }) => (
        <li key={cause}>
          <button type="button" onClick={() => follow(example)}>
            ✕ {outcomeWords(cause)} <b>{count.toLocaleString('en-US')}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
