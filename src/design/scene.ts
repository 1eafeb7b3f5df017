/** Scenes of a talk: each a stage at an instant of its run, with what is said, what is lit, and what happens from then on. */
import type { Document } from './document';
import type { ComponentId, SceneId, StageId } from './ids';
import type { TimelineEvent } from './scenario';

/** What the camera looks at: the whole sheet, or the parts that are lit. */
export const cameras = ['sheet', 'lit'] as const;
export type Camera = (typeof cameras)[number];

export interface Scene {
  readonly id: SceneId;
  /** In large letters over the sheet. */
  readonly title: string;
  /** The line under the sheet. */
  readonly caption: string;
  /** Asked before the caption is told, while the run stands still; empty = nothing is asked. */
  readonly question: string;
  /** For whoever shows it. */
  readonly note: string;
  readonly stage: StageId;
  /** Instant of the run at which it opens, ms. */
  readonly atMs: number;
  /** Parts that are lit while all others are dim; empty = none is dim. */
  readonly lit: readonly ComponentId[];
  readonly camera: Camera;
  /** What happens, each so many ms after the scene opens: in this scene and in all behind it. */
  readonly events: readonly TimelineEvent[];
}

/** The document that is played in the scene at a place: its timeline has what the scenes up to there make happen. */
export function sceneDocument(document: Document, at: number): Document {
  const happened = document.scenes
    .slice(0, at + 1)
    .flatMap((scene) => scene.events.map((event) => ({ ...event, atMs: scene.atMs + event.atMs })));
  if (happened.length === 0) return document;
  const { scenario } = document;
  return { ...document, scenario: { ...scenario, timeline: [...scenario.timeline, ...happened] } };
}
