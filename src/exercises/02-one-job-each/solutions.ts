/** A module for each task in one process, with and without one that only hands out; and cuts that look as tidy: by what users ask for, over the network, or with a check left out. */
import { buildSolutions } from '../author';
import { apart, byOperation, byTask, inOneProcess, written } from './written';

export const solutions = buildSolutions(written, {
  reference: { stage: inOneProcess(byTask()), passes: true },
  alternative: { stage: inOneProcess(byTask({ keepsCatalog: true })), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-by-operation': { stage: inOneProcess(byOperation), passes: false },
  'wrong-over-the-network': { stage: apart(byTask()), passes: false },
  'wrong-check-forgotten': { stage: inOneProcess(byTask({ checksCarts: false })), passes: false },
  'wrong-no-line': { stage: inOneProcess(byTask(), { workers: 1, backlog: 0 }), passes: false },
});
