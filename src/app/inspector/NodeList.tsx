/** The nodes of a replicated store as they are now: role, whether it serves, load, and how far it trails the primary. */
import { useSyncExternalStore } from 'react';
import { compact, millisecondsText, percentText, rateText } from '../canvas/figures';
import { nodesOf, subscribeLive, type NodeFigures } from '../canvas/live';
import { TermButton } from '../glossary/TermButton';

const roles = ['primary', 'standby', 'replica'] as const;

/** What a row shows; replicas are counted, as the faults that strike one do. */
function shown({ role, isUp, utilization, arrivalRate, lagMs }: NodeFigures, at: number, all: readonly NodeFigures[]) {
  const word = roles[role] ?? 'replica';
  const name = word === 'replica' ? `replica ${at - all.findIndex((each) => each.role === role) + 1}` : word;
  const lag = word === 'primary' ? '' : millisecondsText(lagMs);
  return [name, isUp === 1 ? 'up' : 'down', percentText(utilization), rateText(arrivalRate), lag];
}

/** The rows as one text, so that React draws them anew only when one has changed. */
const tableOf = (component: string): string => JSON.stringify(nodesOf(component).map(shown));

export function NodeList({ component }: { readonly component: string }) {
  const text = useSyncExternalStore(subscribeLive, () => tableOf(component));
  const rows = JSON.parse(text) as readonly (readonly [string, string, string, string, string])[];
  if (rows.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3>
        <TermButton term="node.role" side="bottom">
          {compact(rows.length)} nodes
        </TermButton>
      </h3>
      <table className="nodes">
        <thead>
          <tr>
            <th scope="col">role</th>
            <th scope="col">state</th>
            <th scope="col">vCPU</th>
            <th scope="col">in</th>
            <th scope="col">
              <TermButton term="lagMs" side="bottom">
                lag
              </TermButton>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([role, state, cpu, rate, lag], at) => (
            <tr key={at} data-up={state === 'up'}>
              <th scope="row">{role}</th>
              <td>{state}</td>
              <td>{cpu}</td>
              <td>{rate}</td>
              <td>{lag}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
