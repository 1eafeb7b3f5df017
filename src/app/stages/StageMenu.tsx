/** What is said and done of one stage: name, note, place in the row, what it changes in others, and what differs from the one before. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { NameField } from '../inspector/NameField';
import { chooseScope, documentStore } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { PopoverButton } from '../ui/PopoverButton';
import { BeyondRun } from './BeyondRun';
import { addStageFrom, deleteStage, noteStage, renameStage, shiftStage } from './stage-control';
import './stages.css';

export interface StageMenuProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function StageMenu({ document, stage }: StageMenuProps) {
  const [open, setOpen] = useState(false);
  const done = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  const place = document.stages.indexOf(stage);
  return (
    <PopoverButton
      open={open}
      onOpenChange={setOpen}
      name={`Stage ${stage.name}`}
      buttonClass="stage-menu-button"
      panelClass="stage-menu"
      side="bottom"
      label={<span aria-label={`Stage ${stage.name}`}>▾</span>}
    >
      <NameField name={stage.name} label="Name of the stage" onChange={(name) => renameStage(stage.id, name)} />
      <label>
        Note
        <textarea
          rows={3}
          value={stage.note}
          placeholder="What this stage is there to show"
          onChange={(event) => noteStage(stage.id, event.target.value)}
        />
      </label>
      <div className="stage-menu-row">
        <button type="button" className="button" disabled={place === 0} onClick={() => shiftStage(stage.id, -1)}>
          Move left
        </button>
        <button
          type="button"
          className="button"
          disabled={place === document.stages.length - 1}
          onClick={() => shiftStage(stage.id, 1)}
        >
          Move right
        </button>
        <button type="button" className="button" onClick={done(() => addStageFrom(stage.id))}>
          Copy
        </button>
        <button
          type="button"
          className="button"
          disabled={document.stages.length === 1}
          onClick={done(() => deleteStage(stage.id))}
        >
          Delete
        </button>
      </div>
      <section className="stage-beyond" aria-label="Beyond this run">
        <h4>Beyond this run</h4>
        <BeyondRun onChoose={() => setOpen(false)} />
      </section>
      {document.stages.length > 1 && <ScopeChoice />}
      {place > 0 && <ChangesSwitch before={document.stages[place - 1]?.name ?? ''} />}
    </PopoverButton>
  );
}

function ScopeChoice() {
  const editScope = useStore(documentStore, (state) => state.editScope);
  return (
    <fieldset className="stage-scope">
      <legend>An edit of what other stages have just the same is made</legend>
      {(['all-equal', 'only-here'] as const).map((scope) => (
        <label key={scope}>
          <input type="radio" name="edit-scope" checked={editScope === scope} onChange={() => chooseScope(scope)} />
          {scope === 'all-equal' ? 'in all of them' : 'only here'}
        </label>
      ))}
      <p>Parts that come and go, and modules that move, are always a matter of one stage.</p>
    </fieldset>
  );
}

function ChangesSwitch({ before }: { readonly before: string }) {
  const showsChanges = useStore(editorStore, (state) => state.showsChanges);
  return (
    <label className="stage-changes-switch">
      <input
        type="checkbox"
        checked={showsChanges}
        onChange={(event) => editorStore.setState({ showsChanges: event.target.checked })}
      />
      Mark what differs from {before}
    </label>
  );
}
