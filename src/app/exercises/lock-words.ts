/** What is said of what an exercise locks. Pure. */
import { listed } from '#design';
import type { Lock } from '#judging';

type Named = Pick<Lock, 'owner' | 'field' | 'name'>;

/** Modules by what they do together, fields by their part: "Users, what shop and reports do, Workers and Speed of Database". */
export function lockedWords(locks: readonly Named[]): string {
  const whole = locks.filter(({ field }) => field === null);
  const parts = whole.filter(({ name, owner }) => name === owner).map(({ name }) => name);
  const modules = whole.filter(({ name, owner }) => name !== owner).map(({ owner }) => owner);
  const owners = [...new Set(locks.flatMap(({ field, owner }) => (field === null ? [] : [owner])))];
  const fields = owners.map((each) => {
    const own = locks.flatMap(({ field, owner }) => (field !== null && owner === each ? [field] : []));
    return `${listed(own)} of ${each}`;
  });
  const work = modules.length === 0 ? [] : [`what ${listed(modules)} ${modules.length > 1 ? 'do' : 'does'}`];
  return [...parts, ...work, ...fields].join(', ');
}

/** Why an edit was not made. */
export function refusedWords(locks: readonly Named[]): string {
  const words = lockedWords(locks);
  const [is, it] = locks.length > 1 ? ['are', 'they are'] : ['is', 'it is'];
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${is} locked in this exercise: given as ${it}, and the answer lies elsewhere.`;
}
