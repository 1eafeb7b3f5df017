import { expect, test } from 'vitest';
import { found, meant } from './palette-search';

const rows = [
  { label: 'Users', aliases: ['client', 'load', 'load generator'], summary: 'Send the load.' },
  { label: 'Load balancer', aliases: ['proxy', 'lb'], summary: 'Spreads requests over servers.' },
  { label: 'Server', aliases: ['vm'], summary: 'Runs modules.' },
  { label: 'Monolith', aliases: [], summary: 'A server with all modules.' },
];

const labels = (search: string) => found(rows, search).map(({ label }) => label);

test('rows that a search finds hold all of its words, and keep their order', () => {
  expect(labels('load')).toEqual(['Users', 'Load balancer']);
  expect(labels('all server')).toEqual(['Monolith']);
  expect(labels('')).toHaveLength(rows.length);
});

test('Enter takes the row that is called so before one that is only described so', () => {
  expect(meant(rows, 'load')?.label).toBe('Load balancer');
  expect(meant(rows, 'balancer')?.label).toBe('Load balancer');
  expect(meant(rows, 'LB')?.label).toBe('Load balancer');
  expect(meant(rows, 'load gen')?.label).toBe('Users');
  expect(meant(rows, 'all modules')?.label).toBe('Monolith');
});

test('Enter takes nothing where nothing is asked or found', () => {
  expect(meant(rows, '  ')).toBeNull();
  expect(meant(rows, 'mainframe')).toBeNull();
});
