/** Speed of the core against peers that run the same networks, and of the documents that people run. */
import { corePath } from './core-path';
import { contest, type Contender } from './contest';
import { benchDocument } from './documents';
import { ownRounds } from './own-runs';
import { compileLoop, loopContender, type LoopModel } from './peer-cpp';
import { simJs } from './peer-simjs';
import { row, type BenchRow, type RowGoal } from './row';

const rounds = 30;

interface Race {
  /** Document that we run, and simulated ms of a round: some 50 ms, as rounds of the peers take, since each finds in the caches what the one before left there. */
  readonly document: string;
  readonly roundMs: number;
  readonly loop: LoopModel;
  readonly loopGoal: RowGoal;
  readonly simJs: { readonly network: 'tandem' | 'fanOut'; readonly roundMs: number; readonly goal: RowGoal } | null;
}

const times = (id: string, name: string, floor: number, target: number): RowGoal => ({
  id,
  name,
  unit: '×',
  floor,
  target,
});

const races: readonly Race[] = [
  {
    document: 'tandem',
    roundMs: 200_000,
    loop: 'C',
    loopGoal: times('loop-tandem', 'Tandem: share of the C++ loop', 0.35, 0.5),
    simJs: { network: 'tandem', roundMs: 20_000, goal: times('simjs-tandem', 'Tandem against SIM.JS', 7, 11) },
  },
  {
    document: 'fan-out',
    roundMs: 100_000,
    loop: 'D',
    loopGoal: times('loop-fan-out', 'Fan-out with retries: share of the C++ loop', 0.25, 0.42),
    simJs: {
      network: 'fanOut',
      roundMs: 20_000,
      goal: times('simjs-fan-out', 'Five parallel calls with retries against SIM.JS', 7, 12),
    },
  },
  {
    document: 'sixteen-workers',
    roundMs: 50_000,
    loop: 'B',
    loopGoal: times('loop-sixteen-workers', 'Sixteen workers (M/M/16): share of the C++ loop', 0.25, 0.42),
    simJs: null,
  },
  {
    document: 'one-worker',
    roundMs: 500_000,
    loop: 'A',
    loopGoal: times('loop-one-worker', 'One worker (M/M/1): share of the C++ loop', 0.25, 0.33),
    simJs: null,
  },
];

const perRequest = (ns: number | undefined): string => (ns === undefined ? '–' : `${ns.toFixed(0)} ns a request`);

function raceRows(race: Race, program: string | null): BenchRow[] {
  const peer = race.simJs && simJs();
  const ours: Contender = { name: 'ours', round: ownRounds(benchDocument(race.document), race.roundMs) };
  const contenders = [ours];
  if (program) contenders.push(loopContender(program, race.loop));
  if (peer && race.simJs) contenders.push({ name: 'simjs', round: peer[race.simJs.network](race.simJs.roundMs) });
  const best = contest(contenders, rounds);
  const own = best.get('ours') ?? Number.NaN;
  const loop = best.get(`loop ${race.loop}`);
  const note = `ours ${perRequest(own)}, C++ ${perRequest(loop)}`;
  const rows = [row(race.loopGoal, loop === undefined ? null : loop / own, program ? note : 'there is no g++ here')];
  if (!race.simJs) return rows;
  const simjs = best.get('simjs');
  const peerNote =
    simjs === undefined ? 'simjs is not installed' : `ours ${perRequest(own)}, simjs 2.0.3 ${perRequest(simjs)}`;
  return [row(race.simJs.goal, simjs === undefined ? null : simjs / own, peerNote), ...rows];
}

/** Timeouts on every call that never fire. */
function timeoutRow(): BenchRow {
  const best = contest(
    [
      { name: 'without', round: ownRounds(benchDocument('tandem'), 200_000) },
      { name: 'with', round: ownRounds(benchDocument('tandem-timeouts'), 200_000) },
    ],
    rounds,
  );
  const slower = 100 * ((best.get('with') ?? Number.NaN) / (best.get('without') ?? Number.NaN) - 1);
  const goal = {
    id: 'timeouts',
    name: 'A timeout on every call that never fires',
    unit: '% slower',
    floor: 25,
    target: 10,
  };
  return row(
    { ...goal, lowerIsBetter: true },
    slower,
    `${perRequest(best.get('without'))} without, ${perRequest(best.get('with'))} with`,
  );
}

export function speedRows(): BenchRow[] {
  const program = compileLoop(corePath('src/cli/bench/limit.cpp'));
  return [...races.flatMap((race) => raceRows(race, program)), timeoutRow()];
}
