/** Points in groups of like ones: Ward's method. The two groups whose union adds least squared error are joined until few enough are left. */

type Point = readonly number[];

interface Group {
  readonly members: readonly number[];
  readonly mean: Point;
}

const square = (x: number): number => x * x;

/** What joining two groups adds to the squared error: their sizes' harmonic part times the squared distance of their means. */
function costOfJoining(a: Group, b: Group): number {
  const distance = a.mean.reduce((sum, each, at) => sum + square(each - (b.mean[at] ?? 0)), 0);
  return (distance * a.members.length * b.members.length) / (a.members.length + b.members.length);
}

function joined(a: Group, b: Group): Group {
  const members = [...a.members, ...b.members];
  const weight = a.members.length / members.length;
  return { members, mean: a.mean.map((each, at) => weight * each + (1 - weight) * (b.mean[at] ?? 0)) };
}

function cheapestPair(groups: readonly Group[]) {
  let best = { cost: Number.POSITIVE_INFINITY, a: 0, b: 0 };
  groups.forEach((first, a) => {
    for (let b = a + 1; b < groups.length; b += 1) {
      const cost = costOfJoining(first, groups[b] ?? first);
      if (cost < best.cost) best = { cost, a, b };
    }
  });
  return best;
}

const sumOf = ({ mean }: Group): number => mean.reduce((sum, each) => sum + each, 0);

/** Means of equal points differ in the last bits of a double. */
const nothing = 1e-12;

/** Indices of the points in at most so many groups, equal points together, the group with the least sum of its means first. */
export function groupsOfPoints(points: readonly Point[], most: number): readonly (readonly number[])[] {
  let groups: readonly Group[] = points.map((mean, at) => ({ members: [at], mean }));
  for (;;) {
    const { cost, a, b } = cheapestPair(groups);
    const [first, second] = [groups[a], groups[b]];
    if (!first || !second || first === second || (groups.length <= most && cost > nothing)) break;
    groups = [...groups.filter((group) => group !== first && group !== second), joined(first, second)];
  }
  return groups.toSorted((a, b) => sumOf(a) - sumOf(b)).map(({ members }) => members);
}
