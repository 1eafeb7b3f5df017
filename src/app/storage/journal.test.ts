import { describe, expect, it } from 'vitest';
import { Journal, longestEntry, type JournalStorage } from './journal';

/** A storage in memory; `isFull` makes it refuse what is written. */
function memory(isFull = false): JournalStorage {
  const entries = new Map<string, string>([['somebody else', 'not ours']]);
  return {
    get length() {
      return entries.size;
    },
    key: (at) => [...entries.keys()][at] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem(name, text) {
      if (isFull) throw new Error('QuotaExceededError');
      entries.set(name, text);
    },
    removeItem: (name) => void entries.delete(name),
  };
}

const entry = { id: 'abc', at: 1000, title: 'Shop', text: '{}' };

describe('the journal', () => {
  it('has what was noted until it is kept', () => {
    const journal = new Journal(memory());
    journal.note(entry);
    journal.note({ ...entry, at: 2000, text: '{"later":1}' });
    expect(journal.entries()).toEqual([{ ...entry, at: 2000, text: '{"later":1}' }]);
    journal.keptUpTo('abc', 1999);
    expect(journal.read('abc')).not.toBeNull();
    journal.keptUpTo('abc', 2000);
    expect(journal.entries()).toEqual([]);
  });

  it('is bounded: what is too long leaves no older entry behind', () => {
    const journal = new Journal(memory());
    journal.note(entry);
    journal.note({ ...entry, at: 2000, text: 'x'.repeat(longestEntry + 1) });
    expect(journal.entries()).toEqual([]);
  });

  it('does without a storage that is full, absent or damaged', () => {
    for (const journal of [new Journal(memory(true)), new Journal(null)]) {
      journal.note(entry);
      journal.keptUpTo('abc', 5000);
      expect(journal.entries()).toEqual([]);
    }
    const damaged = memory();
    damaged.setItem('loadbearing.pending.abc', '{"at":');
    expect(new Journal(damaged).entries()).toEqual([]);
  });
});
