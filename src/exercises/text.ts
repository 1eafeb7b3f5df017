/** The texts of an exercise, read from Markdown with fixed headings: a translation that leaves one out is noticed. */

export interface ExerciseText {
  readonly title: string;
  readonly story: string;
  readonly task: string;
  readonly question: string;
  /** Of a question with given answers, in their order. */
  readonly choices: readonly string[];
  /** Labels by the id of the goal. */
  readonly goals: Readonly<Record<string, string>>;
  /** Of an exercise with eras: what each of them is like, by its id. */
  readonly eras?: Readonly<Record<string, string>>;
  /** Where to look; what kind of change; one change that works. */
  readonly hints: readonly string[];
  readonly afterword: string;
  /** What more could be tried once it is passed; nobody judges it. Empty = nothing. */
  readonly stretch: string;
}

/** Hints of every exercise. */
export const hintCount = 3;

type Heading = 'Story' | 'Task' | 'Predict' | 'Eras' | 'Goals' | 'Hints' | 'Afterword' | 'Stretch';

/** Throws where a heading, a hint or a label is missing: that is a mistake of the author. */
export function readText(markdown: string): ExerciseText {
  const [head = '', ...parts] = markdown.trim().split(/^## /m);
  const sections = new Map(parts.map((part) => sectionOf(part)));
  const section = (heading: Heading): string => {
    const text = sections.get(heading);
    if (text === undefined || text === '') throw new Error(`the text has no part "${heading}"`);
    return text;
  };
  const [question = '', ...choices] = itemsOf(section('Predict'));
  const hints = itemsOf(section('Hints'));
  if (hints.length !== hintCount) throw new Error(`an exercise has ${hintCount} hints, this one ${hints.length}`);
  return {
    title: head.replace(/^# /, '').trim(),
    story: section('Story'),
    task: section('Task'),
    question,
    choices,
    ...(sections.has('Eras') && { eras: Object.fromEntries(itemsOf(section('Eras')).map(labelOf)) }),
    goals: Object.fromEntries(itemsOf(section('Goals')).map(labelOf)),
    hints,
    afterword: section('Afterword'),
    stretch: section('Stretch'),
  };
}

function sectionOf(part: string): readonly [string, string] {
  const end = part.indexOf('\n');
  return [part.slice(0, end).trim(), part.slice(end + 1).trim()];
}

/** Lines of a list without their marks; a line that goes on is joined to its own. */
function itemsOf(text: string): readonly string[] {
  return text.split(/\n(?:[-*] |\d\. |\n)+/).map((item) =>
    item
      .replace(/^(?:[-*] |\d\. )/, '')
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim(),
  );
}

function labelOf(item: string): readonly [string, string] {
  const [, id = '', label = ''] = /^`([^`]+)`:?\s*(.+)$/.exec(item) ?? [];
  if (id === '') throw new Error(`"${item}" has no id: it begins with an id in backquotes`);
  return [id, label];
}
