/** Edits of what must hold: counters, and the relations between them. */
import type { Document, Rules } from '../document';
import type { CounterId } from '../ids';
import type { Step } from '../steps';
import { assign, assignShared, IdSource, mapList, withoutAny } from './change';
import { caps } from '../schema-parts';
import { named, withFreshIds } from './fresh';
import { changeAllLists } from './steps';

/** Sets counters and relations. Those that are new are given ids of their own; a counter that is gone is counted by no step and stands in no relation. */
export function setRules(document: Document, values: Partial<Rules>): Document {
  const ids = new IdSource(document);
  const { rules } = document;
  const set = assign(rules, {
    counters: named(
      withFreshIds({
        before: rules.counters,
        after: values.counters,
        give: () => ids.give('counter'),
        most: caps.small,
      }),
    ),
    relations: named(
      withFreshIds({
        before: rules.relations,
        after: values.relations,
        give: () => ids.give('relation'),
        most: caps.small,
      }),
    ),
  });
  if (set === rules) return document;
  return withoutCounting({ ...document, rules: set, nextId: ids.nextId });
}

function withoutCounting(document: Document): Document {
  const known = new Set<CounterId>(document.rules.counters.map(({ id }) => id));
  const isGone = (step: Step) => step.type === 'count' && !known.has(step.counter);
  const relations = mapList(document.rules.relations, (relation) =>
    assignShared(relation, { terms: withoutAny(relation.terms, ({ counter }) => !known.has(counter)) }),
  );
  return assignShared(document, {
    stages: mapList(document.stages, (stage) => changeAllLists(stage, (list) => withoutAny(list, isGone))),
    rules: assignShared(document.rules, { relations: withoutAny(relations, ({ terms }) => terms.length === 0) }),
  });
}
