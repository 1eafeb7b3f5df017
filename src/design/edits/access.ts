/** Edits of who may do what: credentials, what each may do, and the modules that hold them. */
import type { Access, Document } from '../document';
import type { CredentialId, ModuleId, StageId } from '../ids';
import { assign, assignShared, changeModule, changeStage, IdSource, mapList, withoutAny } from './change';
import { caps } from '../schema-parts';
import { atMost, named, withFreshIds } from './fresh';

/** Sets credentials and what each may do. Those that are new are given ids of their own; one that is gone is held by nobody and opens nothing. */
export function setAccess(document: Document, values: Partial<Access>): Document {
  const ids = new IdSource(document);
  const { access } = document;
  const set = assign(access, {
    credentials: named(
      withFreshIds({
        before: access.credentials,
        after: values.credentials,
        give: () => ids.give('credential'),
        most: caps.modules,
      }),
    ),
    permissions: atMost(values.permissions ?? access.permissions, caps.wires),
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
