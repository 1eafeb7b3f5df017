/** Who performs the jobs of cases. */
import { availableParallelism } from 'node:os';
import { alone as performing, hireCrew as hire, serveCrew as serve, type Crew as CrewOf } from '../crew';
import { perform, type Job, type JobResult } from './job';

/** Data by which a thread of this program knows that it belongs to this crew. */
export const crewMark = 'fidelity';

export type Crew = CrewOf<Job, JobResult>;

export const serveCrew = (): void => serve(perform);
export const alone: Crew = performing(perform);
export const hireCrew = (): Crew => hire(crewMark, availableParallelism());
