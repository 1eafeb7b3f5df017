/** The law that every kind of the catalogue obeys: what is listed is on disk, whole, and says what people and programs need to know. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultConfiguration, kindCategories, protocols, verbs } from '#design';
import type { Component, ComponentId, Configuration, Distribution, Parameter, ParameterValue } from '#design';
import { describe, expect, it } from 'vitest';
import { declarations, glossary, isTerm, kindOf, kinds, measures, specOf, specs } from '.';
import { noPeak, type Kind, type MonthlyUsage } from '.';

const here = path.dirname(fileURLToPath(import.meta.url));
const textOf = (kind: Kind, file: string): string => readFileSync(path.join(here, kind.spec.id, file), 'utf8');
const named = kinds.map((kind) => [kind.spec.id, kind] as const);
const plainFiles = ['index.ts', 'spec.ts', 'behavior.ts', 'pricing.ts', 'help.md', 'icon.svg'];
const helpHeadings = [
  'What it is',
  'When to use it',
  'Limits',
  'How it fails',
  'In the clouds',
  'What is not modelled',
];

/** What no cloud sells. */
const notSold: ReadonlySet<string> = new Set(['users', 'third-party']);

const sectionOf = (kind: Kind, heading: string): string =>
  textOf(kind, 'help.md')
    .split(/^## /m)
    .find((section) => section.startsWith(`${heading}\n`)) ?? '';

function componentOf(kind: Kind, values: Configuration = {}): Component {
  const configuration = { ...defaultConfiguration(kind.spec), ...values };
  const id = 'c1' as ComponentId;
  return {
    id,
    kind: kind.spec.id,
    kindVersion: kind.spec.version,
    name: kind.spec.title,
    configuration,
    modules: [],
    trafficClasses: [],
    zones: [],
    dataSets: [],
    hostPolicy: null,
    note: '',
  };
}

function isDistribution(value: ParameterValue | undefined): value is Distribution {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isLegal(parameter: Parameter, value: ParameterValue | undefined): boolean {
  switch (parameter.type) {
    case 'number': {
      if (value === null) return parameter.none !== null;
      if (typeof value !== 'number') return false;
      const fits = value >= parameter.min && value <= parameter.max;
      return fits && (!parameter.integer || Number.isInteger(value));
    }
    case 'choice':
      return parameter.options.some((option) => option.value === value);
    case 'switch':
      return typeof value === 'boolean';
    case 'distribution':
      return value === null ? parameter.none !== null : isDistribution(value);
  }
}

/** Values that differ from the default: the ends of the range, the middle, and no limit. */
function othersOf(parameter: Parameter): readonly ParameterValue[] {
  switch (parameter.type) {
    case 'number': {
      const ends = [parameter.min, parameter.max, Math.floor((parameter.min + parameter.max) / 2), 3];
      return parameter.none === null ? ends : [...ends, null];
    }
    case 'choice':
      return parameter.options.map((option) => option.value);
    case 'switch':
      return [!parameter.default];
    case 'distribution':
      return [{ type: 'constant', value: 123 }];
  }
}

/** A month of one instance in which every meter that costs something ran `factor` x 10,000. */
function usage(kind: Kind, factor: number): MonthlyUsage {
  const totals = new Map(kind.pricing.meters.map((meter) => [meter, factor * 10_000]));
  return { totals, peak: noPeak, stored: { initialGiB: 0, growthGiB: 0 } };
}

describe('the catalogue', () => {
  it('lists the kinds that are on disk, and no other', () => {
    const folders = readdirSync(here, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'testing',
    );
    expect(kinds.map((kind) => kind.spec.id).toSorted()).toEqual(folders.map((folder) => folder.name).toSorted());
  });

  it('finds each kind by its id, and nothing by another', () => {
    for (const kind of kinds) expect(kindOf(kind.spec.id)).toBe(kind);
    for (const kind of kinds) expect(specOf(kind.spec.id)).toBe(kind.spec);
    expect(declarations.size).toBe(kinds.length);
    expect(kinds.length).toBe(24);
    expect(kindOf('mainframe')).toBeUndefined();
    expect(specOf('mainframe')).toBeUndefined();
  });

  it('says of each kind in one list what it does in the other, in the same order', () => {
    expect(specs).toEqual(kinds.map(({ spec }) => spec));
  });

  it('stands in the order of its groups', () => {
    const groups = kinds.map((kind) => kindCategories.indexOf(kind.spec.category));
    expect(groups).toEqual(groups.toSorted((a, b) => a - b));
  });
});

describe.each(named)('%s', (_id, kind) => {
  const { spec } = kind;

  it('has all its files and a test', () => {
    const files = readdirSync(path.join(here, spec.id));
    expect(files).toEqual(expect.arrayContaining([...plainFiles, `${spec.id}.test.ts`]));
  });

  it('says what it is, in the palette and to the search', () => {
    expect(spec.title).toMatch(/^[A-Z]/);
    expect(spec.summary.length).toBeGreaterThan(5);
    expect(spec.summary.length).toBeLessThanOrEqual(40);
    expect(spec.aliases.length).toBeGreaterThanOrEqual(5);
    expect(Object.values(spec.standsFor).every((name) => name.length > 0)).toBe(true);
    expect(spec.version).toBeGreaterThanOrEqual(1);
  });

  it('explains itself under the fixed headings, each with text', () => {
    const help = textOf(kind, 'help.md');
    expect(help.startsWith(`# ${spec.title}\n`)).toBe(true);
    expect([...help.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(helpHeadings);
    for (const section of help.split(/^## .+$/m).slice(1)) expect(section.trim().length).toBeGreaterThan(20);
  });

  it('says in its help where its limits come from, and what it is called in three clouds', () => {
    expect(sectionOf(kind, 'Limits')).toMatch(/\b20\d\d\b|recalled|of ours|^None of its own/m);
    const clouds = notSold.has(spec.id) ? [] : ['AWS', 'Azure', 'Google Cloud'];
    for (const cloud of clouds) expect(sectionOf(kind, 'In the clouds')).toContain(cloud);
  });

  it('is drawn on the grid of 24 in the color of the text', () => {
    const icon = textOf(kind, 'icon.svg');
    expect(icon).toContain('viewBox="0 0 24 24"');
    expect(icon).toContain('stroke="currentColor"');
    expect(icon).toContain('stroke-width="1.5"');
    expect(icon).not.toMatch(/#[0-9a-f]{3,6}|<script|<style|href|on[a-z]+=|url\(/i);
    expect(icon.match(/<(?!\/)[a-z]+/g)?.length).toBe((icon.match(/<\/[a-z]+|\/>/g) ?? []).length);
  });

  it('has parameters with a name, a label, help, a section, and a unit or a word for what is counted', () => {
    expect(new Set(spec.parameters.map((parameter) => parameter.name)).size).toBe(spec.parameters.length);
    for (const parameter of spec.parameters) {
      expect(parameter.name).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(parameter.label).toMatch(/^[A-Zv]/);
      expect(parameter.help).toMatch(/^[A-Z0-9].{19,}\.$/s);
      expect(parameter.section.length).toBeGreaterThan(2);
      if (parameter.type !== 'number') continue;
      const { max, min, quantity, unit, name } = parameter;
      expect(max).toBeGreaterThan(min);
      expect(unit !== '' || ['ratio', 'factor'].includes(quantity), name).toBe(true);
      expect(quantity !== 'duration' || name.endsWith('Ms'), name).toBe(true);
    }
  });

  it('cites a source with its date and grade wherever it cites one', () => {
    for (const { source } of spec.parameters) {
      if (source === null) continue;
      if ('chosenBy' in source) throw new Error('the catalogue cites what others can look up');
      expect(source.text.length).toBeGreaterThan(10);
      expect(source.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
    }
  });

  it('says how much work it is, and that this is assumed', () => {
    const { hoursPerWeek, source } = spec.effort;
    expect(hoursPerWeek > 0).toBe(!spec.generatesTraffic);
    expect(source).toMatchObject({ grade: 'C', text: expect.stringMatching(/^Assumed: /) as string });
  });

  it('has defaults, sizes and presets within its own ranges', () => {
    const defaults = defaultConfiguration(spec);
    const sets = [defaults, ...(spec.bundles?.options ?? []).map((option) => option.values)];
    for (const preset of spec.presets) sets.push({ ...defaults, ...preset.values });
    const byName = new Map(spec.parameters.map((parameter) => [parameter.name, parameter]));
    for (const values of sets) {
      for (const [name, value] of Object.entries(values)) {
        const parameter = byName.get(name);
        expect(parameter !== undefined && isLegal(parameter, value), `${name} = ${JSON.stringify(value)}`).toBe(true);
      }
    }
  });

  it('offers and emits known protocols with their own verbs, and has somewhere to be wired', () => {
    expect(spec.offers.length + spec.emits.length).toBeGreaterThan(0);
    for (const offered of spec.offers) {
      expect(protocols).toContain(offered.protocol);
      expect(verbs[offered.protocol]).toEqual(expect.arrayContaining([...offered.verbs]));
      const servesFiles = spec.servesFiles && offered.protocol === 'request';
      const answersByModules = spec.hosts !== null || spec.passesOn || servesFiles;
      expect(offered.verbs.length > 0).toBe(!answersByModules);
    }
    for (const protocol of spec.emits) expect(protocols).toContain(protocol);
  });

  it('has no parameter without effect on how it behaves or what it costs', () => {
    const isLimit = (parameter: Parameter): boolean => parameter.type === 'number' && parameter.none !== null;
    const limits = Object.fromEntries(spec.parameters.filter(isLimit).map(({ name }) => [name, 77]));
    const chosen = Object.fromEntries(
      spec.parameters.flatMap((each) => (each.type === 'choice' ? [[each.name, each.options.at(-1)!.value]] : [])),
    );
    const effects = (values: Configuration): string => {
      const component = componentOf(kind, values);
      return JSON.stringify([kind.behavior.plan(component), kind.pricing.lines(component, usage(kind, 1))]);
    };
    for (const parameter of spec.parameters) {
      // Which modules may stand in a host is a matter of the design's problems.
      if (parameter.name === spec.acceleratorParameter) continue;
      const changed = [{}, limits, chosen].some((base) =>
        othersOf(parameter).some((value) => effects({ ...base, [parameter.name]: value }) !== effects(base)),
      );
      expect(changed, parameter.name).toBe(true);
    }
  });

  it('costs more when it is used more, and never less than nothing', () => {
    // A price of the design's own is 0 until somebody sets it.
    const own = spec.parameters.filter((parameter) => parameter.type === 'number' && parameter.quantity === 'money');
    const priced = componentOf(kind, Object.fromEntries(own.map(({ name }) => [name, 1])));
    const total = (factor: number): number =>
      kind.pricing.lines(priced, usage(kind, factor)).reduce((sum, line) => sum + line.quantity, 0);
    for (const line of kind.pricing.lines(componentOf(kind), usage(kind, 1))) {
      expect(Number.isFinite(line.quantity)).toBe(true);
      expect(line.quantity).toBeGreaterThanOrEqual(0);
    }
    expect(total(2) > total(1)).toBe(kind.pricing.meters.length > 0);
  });

  it('counts its instances by one of its own parameters', () => {
    if (spec.instancesParameter === null) return;
    expect(spec.parameters.map((parameter) => parameter.name)).toContain(spec.instancesParameter);
  });

  it('shows measures that the glossary explains, and a subtitle for every preset', () => {
    expect(spec.face.foot.length).toBeGreaterThanOrEqual(2);
    expect(spec.face.foot.length).toBeLessThanOrEqual(3);
    for (const { measure, label } of spec.face.foot) {
      expect(measures).toContain(measure);
      expect(isTerm(measure)).toBe(true);
      expect(label.length).toBeGreaterThan(1);
    }
    for (const values of [{}, ...spec.presets.map((preset) => preset.values)]) {
      const subtitle = spec.face.subtitle(componentOf(kind, values));
      expect(subtitle).not.toMatch(/undefined|null|NaN|\[object/);
      expect(subtitle.length).toBeGreaterThan(3);
      expect(subtitle.length).toBeLessThanOrEqual(40);
    }
    const unlimited = spec.parameters.filter((parameter) => 'none' in parameter && parameter.none !== null);
    const values = Object.fromEntries(unlimited.map((parameter) => [parameter.name, null]));
    expect(spec.face.subtitle(componentOf(kind, values))).not.toMatch(/undefined|null|NaN/);
  });
});

describe('the glossary', () => {
  it('explains every measure of a component', () => {
    expect(measures.filter((measure) => !isTerm(measure))).toEqual([]);
    expect(measures.length).toBeGreaterThanOrEqual(20);
  });

  it('gives each term a name, a definition in sentences, and the interval it is taken over', () => {
    const terms = Object.entries(glossary);
    expect(terms.length).toBeGreaterThan(50);
    for (const [id, term] of terms) {
      expect(term.name, id).toMatch(/^[A-Za-z]/);
      expect(term.definition, id).toMatch(/^[A-Z0-9].*\.$/s);
      expect(term.window.length, id).toBeGreaterThan(5);
    }
  });

  it('has no two terms of one name', () => {
    const names = Object.values(glossary).map((term) => term.name);
    expect(names.length - new Set(names).size).toBe(0);
  });
});
