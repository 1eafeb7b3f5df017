/**
 * Codec of a component, version 1. Frozen. A configuration is written as its difference from the kind's defaults as they were when the version was
 * frozen, so that a changed default of the catalogue changes no old link; an unknown kind is written out in full.
 */
import type { Component, Configuration, ParameterValue } from '#design';
import { list, nullable, number, record, same, text, type Codec } from '../codec';
import type { ColumnReader, ColumnWriter } from '../columns';
import { DecodeError } from '../meter';
import { frozenDefaults } from './defaults';
import { laterDefaults } from './later-defaults';
import { hostPolicy } from './host-policy';
import { newId, parameterValue, reference } from './parts';

const kindIds = Object.keys(frozenDefaults);

const kind: Codec<string> = {
  write(out, value) {
    const at = kindIds.indexOf(value);
    out.put('choice', at + 1);
    if (at < 0) text.write(out, value);
  },
  read(from) {
    const at = from.take('choice');
    if (at === 0) return text.read(from);
    const id = kindIds[at - 1];
    if (id === undefined) throw new DecodeError('damaged', 'a number names no kind');
    return id;
  },
};

/** Parameters that version 1 did not know, by name, where they differ from what they came with. */
const extras = list(record<{ name: string; value: ParameterValue }>({ name: text, value: parameterValue }, {}));

const tableOf = (tables: Readonly<Record<string, Configuration>>, id: string): Configuration =>
  Object.hasOwn(tables, id) ? (tables[id] ?? {}) : {};

const defaultsOf = (id: string): Configuration => tableOf(frozenDefaults, id);

const codecs = new Map<string, Codec<Configuration>>();

/** The parameters of one kind in their frozen order, at most 45. */
function known(id: string): Codec<Configuration> {
  const made = codecs.get(id) ?? record<Configuration>(parameterCodecs(id), defaultsOf(id));
  codecs.set(id, made);
  return made;
}

function parameterCodecs(id: string): Record<string, Codec<Exclude<ParameterValue, undefined>>> {
  return Object.fromEntries(Object.keys(defaultsOf(id)).map((name) => [name, parameterValue]));
}

interface Setup {
  readonly kind: string;
  readonly configuration: Configuration;
}

function writeSetup(out: ColumnWriter, value: Setup, base: Setup | undefined): void {
  kind.write(out, value.kind);
  const defaults = defaultsOf(value.kind);
  const later = tableOf(laterDefaults, value.kind);
  const others = Object.entries(value.configuration).filter(
    ([name, given]) => !Object.hasOwn(defaults, name) && !(Object.hasOwn(later, name) && same(given, later[name])),
  );
  const own = Object.fromEntries(
    Object.keys(defaults).flatMap((name) => {
      const given = value.configuration[name];
      return given === undefined ? [] : [[name, given]];
    }),
  );
  known(value.kind).write(out, own, base?.kind === value.kind ? base.configuration : undefined);
  extras.write(
    out,
    others.map(([name, given]) => ({ name, value: given })),
  );
}

function readSetup(from: ColumnReader, base: Setup | undefined): Setup {
  const id = kind.read(from);
  const own = known(id).read(from, base?.kind === id ? base.configuration : undefined);
  const others = extras.read(from).map(({ name, value }) => [name, value] as const);
  return { kind: id, configuration: { ...own, ...tableOf(laterDefaults, id), ...Object.fromEntries(others) } };
}

const setup: Codec<Setup> = { write: writeSetup, read: readSetup };

interface Flat extends Omit<Component, 'kind' | 'configuration'> {
  readonly setup: Setup;
}

const flat = record<Flat>(
  {
    id: newId('component'),
    setup,
    name: text,
    modules: list(reference('module')),
    trafficClasses: list(reference('trafficClass')),
    zones: list(reference('zone')),
    dataSets: list(reference('dataSet')),
    note: text,
    kindVersion: number,
    hostPolicy: nullable(hostPolicy),
  },
  { kindVersion: 1, hostPolicy: null, modules: [], trafficClasses: [], zones: [], dataSets: [], note: '' },
);

const flatten = ({ kind: id, configuration, ...rest }: Component): Flat => ({
  ...rest,
  setup: { kind: id, configuration },
});

export const component: Codec<Component> = {
  write: (out, value, base) => flat.write(out, flatten(value), base && flatten(base)),
  read(from, base) {
    const { setup: read, ...rest } = flat.read(from, base && flatten(base));
    return { ...rest, kind: read.kind, configuration: read.configuration };
  },
};
