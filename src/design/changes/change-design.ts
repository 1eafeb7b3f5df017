/**
 * The change pipeline as a design that the engine runs, on a clock on which a millisecond is a minute. A team is a source of changes and a host whose workers
 * are its members, each of whom sees one change through at a time. A pipeline is a host of one worker: a queue, shared by all that is deployed together.
 */
import { buildDesign } from '../build';
import type { BuildComponent, BuildModule } from '../build-stage';
import * as step from '../build-steps';
import type { BuildStep } from '../build-steps';
import { constant } from '../distribution';
import type { Document, Team } from '../document';
import type { ModuleId } from '../ids';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import type { Stage } from '../stage';
import { linesOf, touchedBy, type Line, type TouchedByChange } from './touched';

const weekMinutes = 50 * 60;
const weeksRun = 26;
const perSecond = 1000;

interface Roles {
  readonly users: KindDeclaration;
  readonly host: KindDeclaration;
}

/** The kinds that stand for teams and pipelines, told by what they do. */
function rolesIn(kinds: Kinds): Roles | null {
  const all = [...kinds.values()];
  const users = all.find(({ generatesTraffic }) => generatesTraffic);
  const host = all.find(
    ({ hosts, parameters }) => hosts === 'modules' && parameters.some(({ name }) => name === 'workers'),
  );
  return users && host ? { users, host } : null;
}

/** So many members at once, and all others wait without a limit. */
const hostOf = ({ host }: Roles, module: string, workers: number): BuildComponent => ({
  kind: host.id,
  modules: [module],
  values: { workers, backlog: null, vcpus: null, memoryMiB: null },
});

/** Names that cannot meet, whatever teams and pipelines are called. */
const teamName = (at: number) => `team ${at + 1}`;
const lineName = (at: number) => `pipeline ${at + 1}`;

/** Null = no team makes changes that a pipeline takes. */
export function changeDesign(document: Document, stage: Stage, kinds: Kinds): Document | null {
  const roles = rolesIn(kinds);
  const lines = linesOf(document, stage);
  const changes = touchedBy(document, stage);
  const teams = document.changeModel.teams.flatMap((team, at) => {
    const ways = waysOf(team, lines, changes);
    return team.changesPerWeek > 0 && team.members > 0 && ways.length > 0 ? [{ team, ways, name: teamName(at) }] : [];
  });
  if (!roles || teams.length === 0) return null;
  const wired = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
  return buildDesign(
    {
      title: document.title,
      classes: Object.fromEntries(
        teams.map(({ team, ways, name }) => [
          name,
          {
            ratePerSecond: (team.changesPerWeek / weekMinutes) * perSecond,
            patienceMs: null,
            profile: [{ atMs: weeksRun * weekMinutes, factor: 0, ramp: false }],
            mix: Object.fromEntries(ways.map(({ weight }, way) => [`${name}.change ${way + 1}`, weight])),
          },
        ]),
      ),
      // Changes of these weeks that are under way at their end are seen through.
      scenario: { durationMs: 2 * weeksRun * weekMinutes, warmUpMs: 0, seed: document.scenario.seed },
      modules: Object.fromEntries<BuildModule>([
        ...teams.map(({ ways, name }): readonly [string, BuildModule] => [
          name,
          { operations: Object.fromEntries(ways.map((way, at) => [`change ${at + 1}`, [passes(way)]])) },
        ]),
        ...lines.map((line, at): readonly [string, BuildModule] => [
          lineName(at),
          { operations: { pass: stepsOf(line) } },
        ]),
      ]),
      components: Object.fromEntries<BuildComponent>([
        ...teams.map(({ name }): readonly [string, BuildComponent] => [
          `changes of ${name}`,
          { kind: roles.users.id, classes: [name] },
        ]),
        ...teams.map(({ team, name }): readonly [string, BuildComponent] => [
          `members of ${name}`,
          hostOf(roles, name, team.members),
        ]),
        ...lines.map((_, at): readonly [string, BuildComponent] => [
          `queue of ${lineName(at)}`,
          hostOf(roles, lineName(at), 1),
        ]),
      ]),
      wires: teams.flatMap(({ ways, name }) => [
        { wire: `changes of ${name} -> members of ${name}`, ...wired },
        ...[...new Set(ways.flatMap((way) => way.lines))].map((at) => ({
          wire: `${name} -> ${lineName(at)}`,
          ...wired,
        })),
      ]),
    },
    kinds,
  );
}

/** A change that fails once deployed goes through again, mended, until it does not. */
function stepsOf({ minutes, failureRatio }: Line): readonly BuildStep[] {
  const pass = step.pause(constant(minutes));
  return failureRatio > 0 ? [step.repeatWhile(Math.min(failureRatio, 0.99), [pass])] : [pass];
}

/** It is through when it is through all of its pipelines. */
function passes({ lines }: Way): BuildStep {
  const calls = lines.map((at) => step.call(`${lineName(at)}.pass`));
  const [only] = calls;
  return calls.length === 1 && only ? only : step.parallel(calls.map((call) => [call]));
}

/** Places of the pipelines that a change must pass, and how often a team makes such changes, relatively. */
interface Way {
  readonly lines: readonly number[];
  readonly weight: number;
}

/** Planned changes that touch something of the team; without any, each of its modules is changed as often as every other. */
function waysOf({ modules }: Team, lines: readonly Line[], changes: readonly TouchedByChange[]): readonly Way[] {
  const planned = changes.map((each) => each.modules.map(({ id }) => id));
  const own = planned.filter((touched) => touched.some((id) => modules.includes(id)));
  const weights = new Map<string, Way>();
  for (const touched of own.length > 0 ? own : modules.map((id) => [id])) {
    const passed = linesFor(touched, lines);
    const name = passed.join();
    if (passed.length > 0) weights.set(name, { lines: passed, weight: (weights.get(name)?.weight ?? 0) + 1 });
  }
  return [...weights.values()];
}

const linesFor = (touched: readonly ModuleId[], lines: readonly Line[]): readonly number[] =>
  lines.flatMap(({ modules }, at) => (modules.some((id) => touched.includes(id)) ? [at] : []));
