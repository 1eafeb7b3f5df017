/**
 * Ids are given once from the document's counter, never reused, and kept by rename, copy to another stage, files and links.
 * An id is one letter that tells the sort and a positive integer, unique in the whole document: draws are keyed by the integer,
 * links store it as a small number, people read the letter.
 */

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** The letter that begins the ids of each sort of thing. */
export const idLetters = {
  stage: 'g',
  module: 'm',
  operation: 'o',
  step: 's',
  need: 'n',
  component: 'c',
  wire: 'w',
  trafficClass: 't',
  mixEntry: 'x',
  dataSet: 'd',
  requirement: 'r',
  event: 'e',
  zone: 'z',
  note: 'k',
  team: 'p',
  change: 'h',
  credential: 'l',
  counter: 'u',
  relation: 'v',
  pipeline: 'i',
  scene: 'a',
} as const;

export type IdSort = keyof typeof idLetters;

export type StageId = Id<'stage'>;
export type ModuleId = Id<'module'>;
export type OperationId = Id<'operation'>;
export type StepId = Id<'step'>;
export type NeedId = Id<'need'>;
export type ComponentId = Id<'component'>;
export type WireId = Id<'wire'>;
export type TrafficClassId = Id<'trafficClass'>;
export type MixEntryId = Id<'mixEntry'>;
export type DataSetId = Id<'dataSet'>;
export type RequirementId = Id<'requirement'>;
export type EventId = Id<'event'>;
export type ZoneId = Id<'zone'>;
export type NoteId = Id<'note'>;
export type TeamId = Id<'team'>;
export type ChangeId = Id<'change'>;
export type CredentialId = Id<'credential'>;
export type CounterId = Id<'counter'>;
export type RelationId = Id<'relation'>;
export type PipelineId = Id<'pipeline'>;
export type SceneId = Id<'scene'>;

export interface IdOfSort {
  readonly stage: StageId;
  readonly module: ModuleId;
  readonly operation: OperationId;
  readonly step: StepId;
  readonly need: NeedId;
  readonly component: ComponentId;
  readonly wire: WireId;
  readonly trafficClass: TrafficClassId;
  readonly mixEntry: MixEntryId;
  readonly dataSet: DataSetId;
  readonly requirement: RequirementId;
  readonly event: EventId;
  readonly zone: ZoneId;
  readonly note: NoteId;
  readonly team: TeamId;
  readonly change: ChangeId;
  readonly credential: CredentialId;
  readonly counter: CounterId;
  readonly relation: RelationId;
  readonly pipeline: PipelineId;
  readonly scene: SceneId;
}

/** The id of a sort with the given number: `idOf('module', 4)` is `m4`. */
export function idOf<Sort extends IdSort>(sort: Sort, number: number): IdOfSort[Sort] {
  return `${idLetters[sort]}${number}` as IdOfSort[Sort];
}

/** The greatest number an id may have: it must fit a signed 32-bit integer. */
export const highestIdNumber = 2_147_483_647;

/** The number of an id, 1 to 2^31 - 1; draws are keyed by it. */
export function idNumber(id: string): number {
  return Number(id.slice(1));
}

/** Whether a text is an id of the sort. */
export function isIdOf<Sort extends IdSort>(sort: Sort, text: string): text is IdOfSort[Sort] {
  return (
    text.startsWith(idLetters[sort]) && /^[1-9][0-9]{0,9}$/.test(text.slice(1)) && idNumber(text) <= highestIdNumber
  );
}

/** A kind of the catalogue, for ever the same word: `server`, `load-balancer`. */
export type KindId = string;
