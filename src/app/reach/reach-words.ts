/** Reach in words. */
import { componentOf, operationOf, type Document, type Hop, type ReachStart, type Stage, type Target } from '#design';

/** A module that was taken over, or a credential that leaked, as text that a choice can hold. */
export const starts = ({ access }: Document, { modules }: Stage) => [
  ...modules.map(({ id, name }) => ({
    value: JSON.stringify({ type: 'module', module: id }),
    label: `module ${name}`,
  })),
  ...access.credentials.map(({ id, name }) => ({
    value: JSON.stringify({ type: 'credential', credential: id }),
    label: `credential ${name}`,
  })),
];

export const startOf = (text: string): ReachStart | null => (text === '' ? null : (JSON.parse(text) as ReachStart));

export function targetWords({ dataSets }: Document, stage: Stage, target: Target): string {
  if (target.type === 'operation') {
    const found = operationOf(stage, target.operation);
    return found ? `${found.module.name}.${found.operation.name}` : 'an operation of another stage';
  }
  const name = dataSets.find(({ id }) => id === target.dataSet)?.name ?? 'data';
  return `${name} in ${componentOf(stage, target.store)?.name ?? 'a store'}`;
}

function conditionWords({ network, permission, credential, by }: Hop): string {
  const conditions = [
    network.length > 0 ? 'wired' : 'no wire',
    permission ? (by ? 'permitted' : credential ? 'no permission asked' : 'permission unknown') : 'not permitted',
    by ? `with ${by.name}` : credential ? 'no credential asked' : 'no credential held',
  ];
  return permission ? conditions.join(', ') : conditions.slice(0, 2).join(', ');
}

/** `orders.list (wired, no permission asked, no credential asked) → rows in Database (wired, permitted, with key)`. */
export const pathWords = (document: Document, stage: Stage, path: readonly Hop[]): string =>
  path.map((hop) => `${targetWords(document, stage, hop.to)} (${conditionWords(hop)})`).join(' → ');
