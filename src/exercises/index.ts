/** The exercises in the order of the course. Each is read when somebody opens it, its solutions when somebody asks for them. */
import type { Exercise, ExerciseId, NamedSolution } from './exercise';

export * from './exercise';
export { readCoverage, type CoveredItem, type CoveredSection } from './coverage';
export {
  inClass,
  isClassFile,
  kindsInClass,
  mostClassCharacters,
  packClass,
  parseClass,
  readClass,
  serializeClass,
  type ClassSettings,
} from './class-settings';
export { packHandIn, readHandIn, type HandIn } from './whole/hand-in';
export { smallExercise } from './testing/small-exercise';
export { stagedExercise } from './testing/staged-exercise';
export { readText, type ExerciseText } from './text';
export { eraView } from './era-view';
export { parseExercise, readBrief, serializeExercise } from './whole/read-whole';
export {
  playable,
  type BriefGoal,
  type ExerciseBrief,
  type PlayableExercise,
  type StageRole,
  type WholeExercise,
} from './whole/whole-exercise';

export interface ExerciseEntry {
  readonly id: ExerciseId;
  /** Its place in the course, 1..26. */
  readonly number: number;
  /** 1..6. */
  readonly chapter: number;
  /** About how long it takes. */
  readonly minutes: number;
  /** Of its folder, which holds its texts. */
  readonly folder: string;
  readonly load: () => Promise<Exercise>;
  readonly loadSolutions: () => Promise<readonly NamedSolution[]>;
}

type Listed = Omit<ExerciseEntry, 'folder'>;

const listed: readonly Listed[] = [
  {
    id: 'hello-traffic',
    number: 1,
    chapter: 1,
    minutes: 10,
    load: async () => (await import('./01-hello-traffic/exercise')).exercise,
    loadSolutions: async () => (await import('./01-hello-traffic/solutions')).solutions,
  },
  {
    id: 'one-job-each',
    number: 2,
    chapter: 1,
    minutes: 20,
    load: async () => (await import('./02-one-job-each/exercise')).exercise,
    loadSolutions: async () => (await import('./02-one-job-each/solutions')).solutions,
  },
  {
    id: 'find-the-wall',
    number: 3,
    chapter: 1,
    minutes: 20,
    load: async () => (await import('./03-find-the-wall/exercise')).exercise,
    loadSolutions: async () => (await import('./03-find-the-wall/solutions')).solutions,
  },
  {
    id: 'when-things-break',
    number: 4,
    chapter: 1,
    minutes: 25,
    load: async () => (await import('./04-when-things-break/exercise')).exercise,
    loadSolutions: async () => (await import('./04-when-things-break/solutions')).solutions,
  },
  {
    id: 'room-for-tomorrow',
    number: 5,
    chapter: 1,
    minutes: 25,
    load: async () => (await import('./05-room-for-tomorrow/exercise')).exercise,
    loadSolutions: async () => (await import('./05-room-for-tomorrow/solutions')).solutions,
  },
  {
    id: 'who-can-reach-the-vault',
    number: 6,
    chapter: 1,
    minutes: 30,
    load: async () => (await import('./06-who-can-reach-the-vault/exercise')).exercise,
    loadSolutions: async () => (await import('./06-who-can-reach-the-vault/solutions')).solutions,
  },
  {
    id: 'the-brief',
    number: 7,
    chapter: 2,
    minutes: 20,
    load: async () => (await import('./07-the-brief/exercise')).exercise,
    loadSolutions: async () => (await import('./07-the-brief/solutions')).solutions,
  },
  {
    id: 'the-acceptance-test',
    number: 8,
    chapter: 2,
    minutes: 25,
    load: async () => (await import('./08-the-acceptance-test/exercise')).exercise,
    loadSolutions: async () => (await import('./08-the-acceptance-test/solutions')).solutions,
  },
  {
    id: 'in-one-process',
    number: 9,
    chapter: 3,
    minutes: 15,
    load: async () => (await import('./09-in-one-process/exercise')).exercise,
    loadSolutions: async () => (await import('./09-in-one-process/solutions')).solutions,
  },
  {
    id: 'everything-grows-together',
    number: 10,
    chapter: 3,
    minutes: 20,
    load: async () => (await import('./10-everything-grows-together/exercise')).exercise,
    loadSolutions: async () => (await import('./10-everything-grows-together/solutions')).solutions,
  },
  {
    id: 'the-noisy-neighbor',
    number: 11,
    chapter: 3,
    minutes: 20,
    load: async () => (await import('./11-the-noisy-neighbor/exercise')).exercise,
    loadSolutions: async () => (await import('./11-the-noisy-neighbor/solutions')).solutions,
  },
  {
    id: 'the-release-train',
    number: 12,
    chapter: 3,
    minutes: 30,
    load: async () => (await import('./12-the-release-train/exercise')).exercise,
    loadSolutions: async () => (await import('./12-the-release-train/solutions')).solutions,
  },
  {
    id: 'cutting-the-knot',
    number: 13,
    chapter: 3,
    minutes: 30,
    load: async () => (await import('./13-cutting-the-knot/exercise')).exercise,
    loadSolutions: async () => (await import('./13-cutting-the-knot/solutions')).solutions,
  },
  {
    id: 'own-data',
    number: 14,
    chapter: 4,
    minutes: 30,
    load: async () => (await import('./14-own-data/exercise')).exercise,
    loadSolutions: async () => (await import('./14-own-data/solutions')).solutions,
  },
  {
    id: 'blast-walls',
    number: 15,
    chapter: 4,
    minutes: 25,
    load: async () => (await import('./15-blast-walls/exercise')).exercise,
    loadSolutions: async () => (await import('./15-blast-walls/solutions')).solutions,
  },
  {
    id: 'the-storm-after-the-storm',
    number: 16,
    chapter: 4,
    minutes: 25,
    load: async () => (await import('./16-the-storm-after-the-storm/exercise')).exercise,
    loadSolutions: async () => (await import('./16-the-storm-after-the-storm/solutions')).solutions,
  },
  {
    id: 'the-long-tail',
    number: 17,
    chapter: 4,
    minutes: 20,
    load: async () => (await import('./17-the-long-tail/exercise')).exercise,
    loadSolutions: async () => (await import('./17-the-long-tail/solutions')).solutions,
  },
  {
    id: 'the-fault-survey',
    number: 18,
    chapter: 4,
    minutes: 35,
    load: async () => (await import('./18-the-fault-survey/exercise')).exercise,
    loadSolutions: async () => (await import('./18-the-fault-survey/solutions')).solutions,
  },
  {
    id: 'survive-the-region',
    number: 19,
    chapter: 4,
    minutes: 30,
    load: async () => (await import('./19-survive-the-region/exercise')).exercise,
    loadSolutions: async () => (await import('./19-survive-the-region/solutions')).solutions,
  },
  {
    id: 'nothing-to-run-at-night',
    number: 20,
    chapter: 5,
    minutes: 30,
    load: async () => (await import('./20-nothing-to-run-at-night/exercise')).exercise,
    loadSolutions: async () => (await import('./20-nothing-to-run-at-night/solutions')).solutions,
  },
  {
    id: 'flash-sale',
    number: 21,
    chapter: 5,
    minutes: 30,
    load: async () => (await import('./21-flash-sale/exercise')).exercise,
    loadSolutions: async () => (await import('./21-flash-sale/solutions')).solutions,
  },
  {
    id: 'the-bill',
    number: 22,
    chapter: 5,
    minutes: 35,
    load: async () => (await import('./22-the-bill/exercise')).exercise,
    loadSolutions: async () => (await import('./22-the-bill/solutions')).solutions,
  },
  {
    id: 'where-did-my-request-go',
    number: 23,
    chapter: 5,
    minutes: 35,
    load: async () => (await import('./23-where-did-my-request-go/exercise')).exercise,
    loadSolutions: async () => (await import('./23-where-did-my-request-go/solutions')).solutions,
  },
  {
    id: 'files-batches-and-streams',
    number: 24,
    chapter: 5,
    minutes: 35,
    load: async () => (await import('./24-files-batches-and-streams/exercise')).exercise,
    loadSolutions: async () => (await import('./24-files-batches-and-streams/solutions')).solutions,
  },
  {
    id: 'who-goes-first',
    number: 25,
    chapter: 5,
    minutes: 25,
    load: async () => (await import('./25-who-goes-first/exercise')).exercise,
    loadSolutions: async () => (await import('./25-who-goes-first/solutions')).solutions,
  },
  {
    id: 'three-stages',
    number: 26,
    chapter: 6,
    minutes: 60,
    load: async () => (await import('./26-three-stages/exercise')).exercise,
    loadSolutions: async () => (await import('./26-three-stages/solutions')).solutions,
  },
];

export const exercises: readonly ExerciseEntry[] = listed.map((each) => ({
  ...each,
  folder: `${String(each.number).padStart(2, '0')}-${each.id}`,
}));

export function exerciseEntry(id: string): ExerciseEntry | undefined {
  return exercises.find((entry) => entry.id === id);
}
