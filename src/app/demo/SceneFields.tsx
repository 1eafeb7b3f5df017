/** The fields of one scene. */
import type { Document, Scene, StageId } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { NameField } from '../inspector/NameField';
import { TimeField } from '../inspector/TimeField';
import { EventFields } from '../scenario/EventFields';
import type { PlannedType } from '../scenario/planned-event';
import {
  addSceneEvent,
  copyScene,
  moveScene,
  removeScene,
  sceneEventEdits,
  setScene,
  stageOfScene,
} from './scene-edits';

export interface SceneFieldsProps {
  readonly document: Document;
  readonly scene: Scene;
  /** Its place, 0 = the first. */
  readonly at: number;
}

export function SceneFields({ document, scene, at }: SceneFieldsProps) {
  const stage = stageOfScene(document, scene);
  return (
    <>
      <div className="field-with-remove">
        <NameField
          name={scene.title}
          label="Title of the scene"
          onChange={(title) => setScene(scene.id, { title }, 'title')}
        />
        <span className="scenes-move">
          {moves({ scene, at, last: document.scenes.length - 1 }).map(({ sign, title, isIdle = false, act }) => (
            <button
              key={title}
              type="button"
              className="icon-button"
              aria-label={`${title}: ${scene.title}`}
              title={title}
              disabled={isIdle}
              onClick={act}
            >
              {sign}
            </button>
          ))}
        </span>
      </div>
      <Words scene={scene} />
      <ChoiceField
        label="Stage"
        value={scene.stage}
        options={document.stages.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => setScene(scene.id, { stage: next as StageId }, 'stage')}
      />
      <TimeField
        label="Opens at"
        help="Instant of the run at which the scene opens."
        max={document.scenario.durationMs}
        value={scene.atMs}
        onChange={(atMs) => setScene(scene.id, { atMs }, 'instant')}
      />
      <ChoiceField
        label="Camera"
        value={scene.camera}
        options={[
          { value: 'sheet', label: 'the whole sheet' },
          { value: 'lit', label: 'near to what is lit' },
        ]}
        onChange={(next) => setScene(scene.id, { camera: next === 'lit' ? 'lit' : 'sheet' }, 'camera')}
      />
      <fieldset className="scenes-lit">
        <legend>Lit, the rest dim</legend>
        {stage.components.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={scene.lit.includes(id)}
              onChange={({ target }) =>
                setScene(
                  scene.id,
                  { lit: target.checked ? [...scene.lit, id] : scene.lit.filter((each) => each !== id) },
                  'what is lit',
                )
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <Events document={document} scene={scene} />
    </>
  );
}

interface Move {
  readonly sign: string;
  readonly title: string;
  readonly isIdle?: boolean;
  readonly act: () => void;
}

/** What is done with a scene as a whole. */
const moves = ({
  scene,
  at,
  last,
}: {
  readonly scene: Scene;
  readonly at: number;
  readonly last: number;
}): readonly Move[] => [
  { sign: '↑', title: 'Earlier', isIdle: at === 0, act: () => moveScene(scene, -1) },
  { sign: '↓', title: 'Later', isIdle: at === last, act: () => moveScene(scene, 1) },
  { sign: '+', title: 'Copy', act: () => copyScene(scene) },
  { sign: '×', title: 'Remove', act: () => removeScene(scene) },
];

const words = [
  { key: 'caption', label: 'Line under the sheet', rows: 2, most: 300 },
  { key: 'question', label: 'Asked first, while the run stands still', rows: 2, most: 300 },
  { key: 'note', label: 'For whoever shows it', rows: 2, most: 2000 },
] as const;

function Words({ scene }: { readonly scene: Scene }) {
  return words.map(({ key, label, rows, most }) => (
    <label key={key} className="scenes-words">
      {label}
      <textarea
        rows={rows}
        maxLength={most}
        defaultValue={scene[key]}
        onChange={({ target }) => setScene(scene.id, { [key]: target.value }, key)}
      />
    </label>
  ));
}

const addable: readonly { readonly type: PlannedType; readonly label: string }[] = [
  { type: 'fault', label: 'Fault' },
  { type: 'traffic', label: 'Load step' },
  { type: 'configuration', label: 'Setting' },
  { type: 'deployment', label: 'Deployment' },
];

function Events({ document, scene }: { readonly document: Document; readonly scene: Scene }) {
  const stage = stageOfScene(document, scene);
  const edits = sceneEventEdits(scene);
  return (
    <section className="scenes-events" aria-label="What happens">
      <h3>What happens, in this scene and after it</h3>
      {scene.events.map((event) => (
        <section key={event.id} aria-label={event.name}>
          <EventFields planning={{ document, stage }} event={event} edits={edits} />
        </section>
      ))}
      <p>
        {addable.map(({ type, label }) => (
          <button key={type} type="button" className="button" onClick={() => addSceneEvent(scene, stage, type)}>
            + {label}
          </button>
        ))}
      </p>
    </section>
  );
}
