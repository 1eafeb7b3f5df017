import { describe, expect, it } from 'vitest';
import { nothingFollowed, routePart } from '../stores/follow-store';

describe('a thing of the sheet', () => {
  it('is passed, pointed at or apart while a request is followed, and none of these otherwise', () => {
    const following = { ...nothingFollowed, route: new Set(['c1', 'c2']), pointed: new Set(['c2']) };
    expect(['c1', 'c2', 'c3'].map((id) => routePart(following, id))).toEqual(['passed', 'pointed', 'apart']);
    expect(routePart(nothingFollowed, 'c1')).toBeUndefined();
  });
});
