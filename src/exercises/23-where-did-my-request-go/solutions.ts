/** Everybody tells, through collectors that keep whole requests and hold nobody up; few tests in the cloud, most against stand-ins. And what looks as good. */
import { buildSolutions, type WrittenSolution } from '../author';
import { designWith, stageOf, written, type Telemetry, type Tests } from './written';

const few: Tests = { cloud: 50, standIns: 350, attempts: 2 };
const little: Tests = { cloud: 30, standIns: 30, attempts: 3 };
const collecting = (keptShare: number) => ({
  vcpus: 0.5,
  memoryMiB: 512,
  queueItems: 2000,
  whenFull: 'drop',
  keptShare,
});
const good: Telemetry = { policy: { timeoutMs: 1000 }, collectors: { count: 2, values: collecting(0.05) } };

const solution = (telemetry: Telemetry, tests: Tests, passes = false, culprit = 'Stock'): WrittenSolution => ({
  stage: stageOf(telemetry),
  design: designWith(tests),
  passes,
  answers: { culprit },
});

export const solutions = buildSolutions(written, {
  reference: solution(good, few, true),
  alternative: solution(
    { policy: { timeoutMs: 1000 }, collectors: { count: 1, values: collecting(0.1) } },
    little,
    true,
  ),
  start: { stage: written.start, passes: false },
  'wrong-behind-the-answer': solution({ isBehindAnswer: true }, little, false, 'Carrier'),
  'wrong-each-by-chance': solution({ ...good, probability: 0.2 }, little),
  'wrong-telemetry-first': solution({ ...good, isNeeded: true, collectors: null, policy: { timeoutMs: 1000 } }, little),
  'wrong-stand-ins-alone': solution(good, { cloud: 0, standIns: 400 }),
});
