/** Credentials: who holds each, and what it opens. What is opened by one is closed to all who hold none. */
import {
  holdCredential,
  idOf,
  operationWords,
  setAccess,
  type Access,
  type Credential,
  type Document,
  type Permission,
  type Stage,
} from '#design';
import { AddChoice } from '../inspector/AddChoice';
import { NameField } from '../inspector/NameField';
import { edit } from '../stores/document-store';

export interface AccessFieldsProps {
  readonly document: Document;
  readonly stage: Stage;
}

const set = (values: Partial<Access>, label: string) => edit({ label }, (document) => setAccess(document, values));

export function AccessFields({ document, stage }: AccessFieldsProps) {
  const { credentials } = document.access;
  return (
    <section className="inspector-section" aria-label="Credentials">
      <h3>
        Credentials <small>{credentials.length === 0 ? 'none: whoever is wired may ask' : ''}</small>
      </h3>
      {credentials.map((credential) => (
        <CredentialFields key={credential.id} document={document} stage={stage} credential={credential} />
      ))}
      <button
        type="button"
        className="button"
        onClick={() => {
          const added = { id: idOf('credential', 0), name: `credential ${credentials.length + 1}` };
          set({ credentials: [...credentials, added] }, 'Add a credential');
        }}
      >
        Add a credential
      </button>
    </section>
  );
}

function CredentialFields({ document, stage, credential }: AccessFieldsProps & { readonly credential: Credential }) {
  const { access } = document;
  const { id, name } = credential;
  return (
    <section aria-label={name} className="credential">
      <div className="field-with-remove">
        <NameField
          name={name}
          label={`Name of ${name}`}
          onChange={(next) =>
            set(
              { credentials: access.credentials.map((each) => (each.id === id ? { ...each, name: next } : each)) },
              `Rename ${name}`,
            )
          }
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove ${name}`}
          onClick={() => set({ credentials: access.credentials.filter((each) => each.id !== id) }, `Remove ${name}`)}
        >
          ×
        </button>
      </div>
      <Opens document={document} stage={stage} credential={credential} />
      <fieldset className="cause-list">
        <legend>Held by</legend>
        {stage.modules.map((module) => (
          <label key={module.id}>
            <input
              type="checkbox"
              checked={module.credentials.includes(id)}
              onChange={({ target }) =>
                edit({ label: `${target.checked ? 'Give' : 'Take'} ${name}: ${module.name}` }, (each) =>
                  holdCredential(each, { stage: stage.id, module: module.id, credential: id, isHeld: target.checked }),
                )
              }
            />
            {module.name}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

/** Everything that a credential can open, as text that a choice can hold. */
const keyOf = (permission: Permission): string =>
  permission.type === 'operation' ? permission.operation : permission.dataSet;

function Opens({ document, stage, credential: { id, name } }: AccessFieldsProps & { readonly credential: Credential }) {
  const { permissions } = document.access;
  const own = permissions.filter(({ credential }) => credential === id);
  const all: readonly Permission[] = [
    ...stage.modules.flatMap(({ operations }) =>
      operations.map((each): Permission => ({ type: 'operation', credential: id, operation: each.id })),
    ),
    ...document.dataSets.map((each): Permission => ({ type: 'data-set', credential: id, dataSet: each.id })),
  ];
  const words = (permission: Permission) =>
    permission.type === 'operation'
      ? operationWords(stage, permission.operation)
      : `data: ${document.dataSets.find((each) => each.id === permission.dataSet)?.name ?? 'gone'}`;
  const left = all.filter((each) => !own.some((known) => keyOf(known) === keyOf(each)));
  return (
    <fieldset className="cause-list">
      <legend>Opens</legend>
      <div className="credential-opening">
        <ul className="credential-opens" aria-label={`Opened by ${name}`}>
          {own.map((permission) => (
            <li key={keyOf(permission)}>
              {words(permission)}{' '}
              <button
                type="button"
                className="icon-button"
                aria-label={`${name} no longer opens ${words(permission)}`}
                onClick={() =>
                  set({ permissions: permissions.filter((each) => each !== permission) }, `Close to ${name}`)
                }
              >
                ×
              </button>
            </li>
          ))}
          {own.length === 0 && <li className="inspector-note">It opens nothing yet.</li>}
        </ul>
        <AddChoice
          label={`What ${name} opens`}
          options={left.map((each) => ({ value: keyOf(each), label: words(each) }))}
          onAdd={(key) => {
            const added = left.find((each) => keyOf(each) === key);
            if (added) set({ permissions: [...permissions, added] }, `Open to ${name}`);
          }}
        />
      </div>
    </fieldset>
  );
}
