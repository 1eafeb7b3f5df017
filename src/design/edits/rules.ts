/** Edits of what must hold: counters, and the relations between them; and of who may do what: credentials and permissions. */
import type { Access, Document, Rules } from '../document';
import type { CounterId, CredentialId, ModuleId, StageId } from '../ids';
import { asLabel } from '../ranges';
import type { Step } from '../steps';
import { assign, assignShared, changeModule, changeStage, IdSource, mapList, withoutAny } from './change';
import { withFreshIds } from './fresh';
import { changeAllLists } from './steps';

/** Sets counters and relations. Those that are new are given ids of their own; a counter that is gone is counted by no step and stands in no relation. */
export function setRules(document: Document, values: Partial<Rules>): Document {
  const ids = new IdSource(document);
  const { rules } = document;
  const set = assign(rules, {
    counters: named(withFreshIds(rules.counters, values.counters, () => ids.give('counter'))),
    relations: named(withFreshIds(rules.relations, values.relations, () => ids.give('relation'))),
  });
  if (set === rules) return document;
  return withoutCounting({ ...document, rules: set, nextId: ids.nextId });
}

function named<Thing extends { readonly name: string }>(things: readonly Thing[]): readonly Thing[] {
  return mapList(things, (each) => assign(each, { name: asLabel(each.name) ?? 'unnamed' } as Partial<Thing>));
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

/** Sets credentials and what each may do. Those that are new are given ids of their own; one that is gone is held by nobody and opens nothing. */
export function setAccess(document: Document, values: Partial<Access>): Document {
  const ids = new IdSource(document);
  const { access } = document;
  const set = assign(access, {
    ...values,
    credentials: named(withFreshIds(access.credentials, values.credentials, () => ids.give('credential'))),
  });
  if (set === access) return document;
  return withoutCredentials({ ...document, access: set, nextId: ids.nextId });
}

function withoutCredentials(document: Document): Document {
  const known = new Set<CredentialId>(document.access.credentials.map(({ id }) => id));
  return assignShared(document, {
    access: assignShared(document.access, {
      permissions: withoutAny(document.access.permissions, ({ credential }) => !known.has(credential)),
    }),
    stages: mapList(document.stages, (stage) =>
      assignShared(stage, {
        modules: mapList(stage.modules, (module) =>
          assignShared(module, { credentials: withoutAny(module.credentials, (id) => !known.has(id)) }),
        ),
      }),
    ),
  });
}

/** A module holds a credential from now on, or no more. */
export function holdCredential(
  document: Document,
  given: {
    readonly stage: StageId;
    readonly module: ModuleId;
    readonly credential: CredentialId;
    readonly isHeld: boolean;
  },
): Document {
  const { credential, isHeld } = given;
  return changeStage(document, given.stage, (stage) =>
    changeModule(stage, given.module, (module) => {
      if (module.credentials.includes(credential) === isHeld) return module;
      const others = module.credentials.filter((id) => id !== credential);
      return { ...module, credentials: isHeld ? [...others, credential] : others };
    }),
  );
}
