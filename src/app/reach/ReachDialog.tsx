/** Reach: how far somebody comes from a module or with a credential, what is public, and what data stand where they may not. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import {
  misplacedData,
  publicEntries,
  reachOf,
  sensitiveReached,
  storesReached,
  type Document,
  type Stage,
} from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { documentStore } from '../stores/document-store';
import { Dialog } from '../ui/Dialog';
import { AccessFields } from './AccessFields';
import { DataSetFields } from './DataSetFields';
import './reach.css';
import { pathWords, startOf, starts, targetWords } from './reach-words';

export interface ReachDialogProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onClose: () => void;
}

export function ReachDialog({ document, stage, onClose }: ReachDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const entries = publicEntries(document, stage, declarations);
  const misplaced = misplacedData(document, stage);
  return (
    <Dialog title="Reach" onClose={onClose}>
      <ReachFrom document={document} stage={stage} />
      <section className="inspector-section">
        <h3>
          Public entry points <small>{entries.length}</small>
        </h3>
        <p className="inspector-note">
          {entries.map(({ operation }) => targetWords(document, stage, { type: 'operation', operation })).join(', ')}
        </p>
      </section>
      <section className="inspector-section">
        <h3>
          Data{' '}
          <small>
            {misplaced.length === 0 ? 'none outside its regions' : `${misplaced.length} outside its regions`}
          </small>
        </h3>
        <fieldset className="inspector-fields" disabled={isReadOnly}>
          <DataSetFields document={document} misplaced={misplaced} />
        </fieldset>
      </section>
      <fieldset className="inspector-fields" disabled={isReadOnly}>
        <AccessFields document={document} stage={stage} />
      </fieldset>
    </Dialog>
  );
}

function ReachFrom({ document, stage }: Omit<ReachDialogProps, 'onClose'>) {
  const options = starts(document, stage);
  const [chosen, setChosen] = useState(options[0]?.value ?? '');
  const start = startOf(chosen);
  if (!start) return <p className="inspector-note">There is no module to begin at.</p>;
  const reach = reachOf(document, stage, start, declarations);
  const sensitive = sensitiveReached(document, reach);
  const stores = storesReached(reach).length;
  return (
    <section className="inspector-section" aria-label="Reach from">
      <ChoiceField label="From" value={chosen} options={options} onChange={setChosen} />
      <p className="inspector-note">
        {stores === 1 ? '1 store' : `${stores} stores`}
        {sensitive.length > 0 && `, with ${sensitive.map(({ name }) => name).join(', ')}: personal or secret`}.
      </p>
      <table>
        <thead>
          <tr>
            <th>Target</th>
            <th>Path: wire, permission, credential</th>
          </tr>
        </thead>
        <tbody>
          {[...reach.reached, ...reach.blocked].map(({ target, path }, at) => (
            <tr key={at} data-reached={at < reach.reached.length}>
              <td>
                {at < reach.reached.length ? '' : 'not '}
                {targetWords(document, stage, target)}
              </td>
              <td>{pathWords(document, stage, path)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
