/** The scenes of a talk as they are written: in their order, each with its words, its stage and instant, what is lit, and what happens. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document, SceneId, Stage } from '#design';
import { clockText } from '../dock/clock';
import { documentStore } from '../stores/document-store';
import { Dialog } from '../ui/Dialog';
import { startDemo } from './demo-control';
import { addScene, draftTalk } from './scene-edits';
import { SceneFields } from './SceneFields';
import './scenes.css';

export interface ScenesDialogProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onClose: () => void;
}

export function ScenesDialog({ document, stage, onClose }: ScenesDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const [chosen, setChosen] = useState<SceneId | null>(null);
  const { scenes } = document;
  const at = Math.max(
    0,
    scenes.findIndex(({ id }) => id === chosen),
  );
  const scene = scenes[at];
  const show = (place: number) => {
    onClose();
    startDemo(place);
  };
  const add = () => {
    addScene(stage);
    setChosen(documentStore.getState().history.document.scenes.at(-1)?.id ?? null);
  };
  return (
    <Dialog title="Demo" onClose={onClose}>
      <div className="scenes">
        <p className="scenes-lead">
          {scenes.length === 0
            ? 'A talk is a row of scenes. A scene is a stage at an instant of its run, with a title, a line, what is lit, and what happens from then on. Draft one from the design: each stage as it runs, what strikes it, and how it stands a while later. Or bring the sheet to where the talk begins, and add it.'
            : 'Scenes travel with the design, in links and files. Each opens in the same state, whatever was done before.'}
        </p>
        <p className="scenes-actions">
          <button type="button" className="button is-primary" disabled={scenes.length === 0} onClick={() => show(0)}>
            Start the demo
          </button>
          <button type="button" className="button" disabled={!scene} onClick={() => show(at)}>
            Show from this scene
          </button>
          <button type="button" className="button" disabled={isReadOnly} onClick={add}>
            Add what is on the sheet
          </button>
          {scenes.length === 0 && (
            <button type="button" className="button" disabled={isReadOnly} onClick={draftTalk}>
              Draft a talk
            </button>
          )}
        </p>
        {scene && (
          <div className="scenes-body">
            <ol className="scenes-list" aria-label="Scenes">
              {scenes.map((each) => (
                <li key={each.id}>
                  <button type="button" aria-current={each.id === scene.id} onClick={() => setChosen(each.id)}>
                    <b>{each.title}</b>
                    <small>
                      {document.stages.find(({ id }) => id === each.stage)?.name}, {clockText(each.atMs, 0)}
                    </small>
                  </button>
                </li>
              ))}
            </ol>
            <fieldset className="scenes-fields" disabled={isReadOnly} aria-label={scene.title}>
              <SceneFields key={scene.id} document={document} scene={scene} at={at} />
            </fieldset>
          </div>
        )}
      </div>
    </Dialog>
  );
}
