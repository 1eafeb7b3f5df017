/** Exercises that came by link or file, kept in this browser so that a design begun from one goes on being it. Each is read anew through the gate. */
import { createStore, entries, get, set } from 'idb-keyval';
import { declarations } from '#catalog';
import { parseExercise, serializeExercise, type WholeExercise } from '#exercises';

const store = createStore('loadbearing-exercises', 'exercises');

export async function keepExercise(whole: WholeExercise): Promise<void> {
  await set(whole.brief.id, serializeExercise(whole), store);
}

const read = (text: string | undefined): WholeExercise | null => {
  const parsed = text === undefined ? null : parseExercise(text, declarations);
  return parsed?.ok ? parsed.value : null;
};

/** Null = none of that id is kept. */
export const keptExercise = async (id: string): Promise<WholeExercise | null> => read(await get<string>(id, store));

export async function keptExercises(): Promise<readonly WholeExercise[]> {
  const kept = await entries<string, string>(store);
  return kept.flatMap(([, text]) => read(text) ?? []);
}
