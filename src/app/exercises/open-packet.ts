/** Opens what came by link or file and is more than a design: an exercise is kept, and played like one of the course. */
import { declarations } from '#catalog';
import type { Problem } from '#design';
import { isClassFile, parseClass, parseExercise, readBrief, readClass, type WholeExercise } from '#exercises';
import { decodePacket } from '#sharing';
import type { Refused } from '../home/RefusalPage';
import { addProgress } from '../storage/exercise-progress';
import { joinClass } from '../storage/class-in-force';
import { keepExercise } from '../storage/kept-exercises';
import { isProgressFile, parseProgress } from '../storage/progress-file';

/** Where to go on with it, as a fragment; or why not. */
export type OpenedPacket = { readonly goTo: string } | { readonly refusal: Refused };

export async function openPacket(link: string): Promise<OpenedPacket> {
  const decoded = decodePacket(link, declarations);
  if (!decoded.ok) return { refusal: decoded.refusal };
  const { kind, json, designs } = decoded.value;
  if (kind === 'class') return openClass(json);
  const [design] = designs;
  if (kind !== 'exercise' || !design) return { refusal: notThis('This link', []) };
  const read = readBrief(json, design);
  return read.ok ? play(read.value) : { refusal: notThis('This link', read.problems) };
}

function openClass(json: unknown): OpenedPacket {
  const read = readClass(json);
  if (!read.ok) return { refusal: notThis('This class', read.problems) };
  joinClass(read.value);
  return { goTo: '/class' };
}

const notThis = (what: string, problems: readonly Problem[]): Refused => ({
  title: `${what} cannot be opened`,
  text: 'It could be unpacked, but what it holds is not valid.',
  remedy: 'Ask whoever sent it to share it again.',
  problems,
});

async function play(whole: WholeExercise): Promise<OpenedPacket> {
  await keepExercise(whole);
  return { goTo: `/exercise/${whole.brief.id}` };
}

/** Reasons why it was not opened; none = it is open. */
export async function openPacketFile(text: string): Promise<readonly string[]> {
  if (isProgressFile(text)) return addProgressFile(text);
  if (isClassFile(text)) return openClassFile(text);
  const read = parseExercise(text, declarations);
  if (!read.ok) return reasonsOf(read.problems);
  await play(read.value);
  location.hash = `/exercise/${read.value.brief.id}`;
  return [];
}

function openClassFile(text: string): readonly string[] {
  const read = parseClass(text);
  if (!read.ok) return reasonsOf(read.problems);
  joinClass(read.value);
  location.hash = '/class';
  return [];
}

/** Home tells of it, anew. */
async function addProgressFile(text: string): Promise<readonly string[]> {
  const read = parseProgress(text);
  if (!read.ok) return reasonsOf(read.problems);
  await Promise.all(read.value.exercises.map(keepExercise));
  addProgress(read.value);
  location.hash = '/';
  location.reload();
  return [];
}

const reasonsOf = (problems: readonly Problem[]): readonly string[] =>
  problems.slice(0, 5).map(({ path, title, text }) => `${path ?? title}: ${text}`);
