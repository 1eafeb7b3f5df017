import { describe, expect, it } from 'vitest';
import { walk, type Drawing } from './walk';

const drawing: Drawing = {
  nodes: [
    { id: 'users', at: { x: 0, y: 0 } },
    { id: 'server', at: { x: 300, y: 0 } },
    { id: 'cache', at: { x: 600, y: 0 } },
    { id: 'database', at: { x: 600, y: 200 } },
  ],
  wires: [
    { id: 'w1', source: 'users', target: 'server' },
    { id: 'w2', source: 'server', target: 'cache' },
    { id: 'w3', source: 'server', target: 'database' },
  ],
};

describe('walking the drawing', () => {
  it.each([
    ['users', 'right', 'w1'],
    ['w1', 'right', 'server'],
    ['server', 'left', 'w1'],
    ['w1', 'left', 'users'],
    ['w2', 'down', 'w3'],
    ['w3', 'down', 'w2'],
    ['w2', 'up', 'w3'],
    ['cache', 'down', 'database'],
    ['database', 'up', 'cache'],
  ] as const)('from %s %s to %s', (from, direction, to) => {
    expect(walk(drawing, from, direction)).toBe(to);
  });

  it('stays where no wire leads on', () => {
    expect(walk(drawing, 'users', 'left')).toBeNull();
    expect(walk(drawing, 'cache', 'right')).toBeNull();
  });

  it('begins at the first part when it stands nowhere', () => {
    expect(walk(drawing, '', 'right')).toBe('users');
  });
});
